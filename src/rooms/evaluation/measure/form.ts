import * as v from 'valibot';
import { line, maybe, maybeLines } from '#platform/forms/fields.ts';

/** The most a file of words may weigh. */
export const largestWording = 500_000;

/** What is said about the words of a measure when they are brought in. */
export const wordingForm = v.object({
	measure: line(60),
	language: maybe(35),
	licence: maybe(500),
	title: maybe(200),
	options: maybe(2000),
	text: maybeLines(largestWording),
	go: maybe(10)
});

/** Which words somebody looked at; what she pointed out comes beside it, `most1`, `most2` … */
export const checkForm = v.object({ measure: line(60), language: line(35) });

/** The answers that somebody pointed out, by item, from the fields `most1`, `most2` … */
export function mostIn(typed: Readonly<Record<string, unknown>>): Map<number, string> {
	const said = Object.entries(typed).flatMap(([name, value]): [number, string][] => {
		const item = Number(/^most(\d{1,3})$/.exec(name)?.[1] ?? 0);
		return item > 0 && typeof value === 'string' && value.trim() !== '' ? [[item, value.trim()]] : [];
	});
	return new Map(said);
}
