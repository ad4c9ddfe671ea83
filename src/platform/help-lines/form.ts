import * as v from 'valibot';
import { day, line, maybe, orEmpty } from '#platform/forms/fields.ts';
import { m } from '#messages';
import type { HelpLine } from './lines.ts';

/** The most lines in one list: more than these help nobody who looks for one. */
export const mostLines = 10;

const rows = Array.from({ length: mostLines }, (_, at) => at);

const page = v.pipe(
	maybe(300),
	v.check(
		(text) => text === '' || URL.parse(text)?.protocol === 'https:',
		() => m.help_link_wrong()
	)
);
const number = v.pipe(
	maybe(40),
	v.check(
		(text) => text === '' || /^[+0-9][0-9 ()-]*$/.test(text),
		() => m.help_number_wrong()
	)
);
const ofRow = (at: number) => ({
	[`name-${at}`]: maybe(120),
	[`number-${at}`]: number,
	[`word-${at}`]: maybe(20),
	[`hours-${at}`]: maybe(200),
	[`link-${at}`]: page,
	[`checked-${at}`]: v.optional(orEmpty(day), '')
});

type Fields = Record<string, string>;

const filled = (typed: Fields) =>
	rows.filter((at) => (typed[`name-${at}`] ?? '') + (typed[`number-${at}`] ?? '') !== '');

const lineAt = (typed: Fields, at: number): HelpLine => ({
	name: typed[`name-${at}`] ?? '',
	number: typed[`number-${at}`] ?? '',
	word: typed[`word-${at}`] ?? '',
	hours: typed[`hours-${at}`] ?? '',
	link: typed[`link-${at}`] ?? '',
	checkedOn: typed[`checked-${at}`] ?? ''
});

/** One list of help lines as it is typed: a row without a name and a number is left out. */
export const helpLinesForm = v.pipe(
	v.object({ language: line(10), ...Object.assign({}, ...rows.map(ofRow)) } as Record<
		string,
		v.GenericSchema<unknown, string>
	>),
	v.rawCheck(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value as Fields;
		const missing = filled(input).flatMap((at) => [`name-${at}`, `number-${at}`].filter((key) => !input[key]));
		for (const key of missing)
			addIssue({
				message: m.forms_needed(),
				path: [{ type: 'object', origin: 'value', input, key, value: input[key] }]
			});
	}),
	v.transform((typed) => ({
		language: (typed as Fields).language ?? '',
		lines: filled(typed as Fields).map((at) => lineAt(typed as Fields, at))
	}))
);

/** A list as the fields hold it. */
export const helpLineValues = (lines: readonly HelpLine[]): Fields =>
	Object.fromEntries(
		lines.flatMap(({ name, number, word, hours, link, checkedOn }, at) =>
			Object.entries({ name, number, word, hours, link, checked: checkedOn }).map(([field, value]) => [
				`${field}-${at}`,
				value
			])
		)
	);

/** The lines with that of one row of the form checked on a day: its button says that somebody has just read the line's own page. */
export function checkedNow(lines: readonly HelpLine[], typed: Record<string, unknown>, day: string): HelpLine[] {
	const texts = Object.fromEntries(Object.entries(typed).map(([name, text]) => [name, String(text).trim()]));
	const place = filled(texts).indexOf(Number(typed.today));
	return lines.map((line, at) => (at === place ? { ...line, checkedOn: day } : line));
}
