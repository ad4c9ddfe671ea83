import * as v from 'valibot';
import { m } from '#messages';
import { countMarks, type MarkCounts } from '../rooms/programmes/meetings/mark/count.ts';
import { cameAgain, canonical, fold, type Mark, type MarkLine } from '../rooms/programmes/meetings/mark/fold.ts';
import { attendanceWords } from '../rooms/programmes/meetings/register/form.ts';
import { typedSheetIn, type TypedSheet } from '../rooms/programmes/meetings/typed-sheet/form.ts';
import { headsInWords } from '../rooms/programmes/meetings/typed-sheet/words.ts';
import { short } from '../platform/sheets/wrong-file.ts';
import { jsonFileAt, momentField, nameField, wholeField, wrongPath } from './json-file.ts';
import { Misuse } from './misuse.ts';
import { answer, type Out } from './out.ts';
import { countOf } from './read.ts';

const whole = wholeField(0);
const marksFile = v.object({
	session: v.optional(v.unknown()),
	marks: v.array(
		v.object({
			id: nameField,
			pocket: nameField,
			seq: whole,
			key: v.object({ subject: nameField, field: nameField }),
			value: v.unknown(),
			saw: v.array(nameField),
			at: v.pipe(
				v.union([v.number(), v.string()]),
				v.check(
					(at) => v.is(momentField, at),
					() => m.sheets_want_moment()
				)
			)
		})
	)
});

/** What a register says whose taps are in a file: each key with all that stands there, counts, and what came again. */
export async function mergeRegister({ file, json }: { file: string; json: boolean }, out: Out): Promise<number> {
	const { marks } = jsonFileAt(file, marksFile);
	refuseTwoMeanings(file, marks);
	const lines = fold(marks);
	const [counts, again] = [countMarks(lines), cameAgain(marks)];
	answer(out, json, { lines, counts, again }, inWords(lines, counts, again));
	return 0;
}

/** A mark may come as often as it likes, but always as the same tap. */
function refuseTwoMeanings(file: string, marks: readonly Mark[]): void {
	const first = new Map<string, string>();
	for (const [place, mark] of marks.entries()) {
		const content = canonical({ ...mark, saw: [...new Set(mark.saw)].sort() });
		if ((first.get(mark.id) ?? content) !== content)
			throw wrongPath(file, `marks[${place}].id`, m.sheets_want_another_name(), mark.id);
		first.set(mark.id, content);
	}
}

function inWords(lines: readonly MarkLine[], counts: MarkCounts, again: readonly string[]): string {
	const said = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
	const shown = lines.map(({ subject, field, value, by, stands, differs }) => {
		const line = `${subject}  ${field}  ${by === null ? 'ask again' : `${said(value)} (${by})`}`;
		const others = stands.map((one) => `\n    ${one.pocket}: ${said(one.value)}, ${one.at}`).join('');
		return differs ? `${line}, shown differently:${others}` : line;
	});
	const numbers = Object.entries(counts).map(([what, count]) => `${what} ${count}`);
	return [...shown, numbers.join(', '), ...(again.length ? [`came again: ${again.join(', ')}`] : [])].join('\n');
}

/** What a printed sheet says that somebody typed back, read out in words before anything is kept. */
export async function typedRegister(
	{ text, booked, json }: { text: string; booked: string; json: boolean },
	out: Out
): Promise<number> {
	const { sheet, problems } = typedSheetIn(text, countOf('booked', booked));
	const sentences = problems.map(({ at, found, expected }) =>
		m.programmes_typed_at({ at, found: short(found), expected })
	);
	if (sentences.length) throw new Misuse(sentences.join('\n'));
	answer(out, json, sheet, readBack(sheet));
	return 0;
}

function readBack({ lines, ...heads }: TypedSheet): string {
	const runs: { from: number; to: number; words: string }[] = [];
	for (const { n, state } of lines) {
		const last = runs.at(-1);
		const words = attendanceWords(state);
		if (last?.words === words && last.to === n - 1) last.to = n;
		else runs.push({ from: n, to: n, words });
	}
	const said = runs.map(({ from, to, words }) => `${from === to ? from : `${from}–${to}`}: ${words}`);
	said.push(...headsInWords(heads));
	return said.join('\n');
}
