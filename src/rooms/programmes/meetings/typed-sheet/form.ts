import { plainDigits } from '#platform/forms/signs.ts';
import { m } from '#messages';
import * as v from 'valibot';
import { isId } from '#platform/db/ids.ts';
import { line, whole } from '#platform/forms/fields.ts';
import type { AttendanceState } from '../register/form.ts';

export const mostTyped = 500;

/** What was typed back from one sheet, by its number; `shown` is who stood on the page, in this order, where no sheet was printed. */
export const typedForm = v.object({
	sheet: whole(1, 1000),
	said: line(mostTyped),
	shown: v.optional(
		v.pipe(
			v.string(),
			v.maxLength(100_000),
			v.transform((ids) => ids.split(' ').filter(isId))
		)
	)
});
export type TypedForm = v.InferOutput<typeof typedForm>;

/** What somebody typed back from a printed sheet. Heads are null where nobody counted them. */
export interface TypedSheet {
	/** By the number of the line on the sheet, in that order; only lines that were said. */
	lines: { n: number; state: AttendanceState }[];
	walkIns: number;
	adults: number | null;
	children: number | null;
}

/** What can't be read of a typed sheet: where it stands in the text, counted from 1, and what would do there. */
export interface TypedProblem {
	at: number;
	found: string;
	expected: string;
}

/** The letter, or the word, behind a line: in English and in Spanish. Without one, she came. */
const marks: Record<string, AttendanceState> = {
	...words('came', 'c', 'came', 'v', 'vino'),
	...words('late', 'l', 'late', 't', 'tarde'),
	...words('left-early', 'e', 'early', 's', 'salió', 'salio'),
	...words('apologies', 'a', 'apologies', 'avisó', 'aviso'),
	...words('no-word', 'n', 'no', 'nada')
};

function words(state: AttendanceState, ...said: string[]): Record<string, AttendanceState> {
	return Object.fromEntries(said.map((word) => [word, state]));
}

/**
 * Reads `1-6, 8 l, 9 a, 12 e, +2, heads 14/9`, where so many lines stand on the sheet: lines 1 to 6 came, 8 late, 9 sent
 * apologies, 12 left early; two walked in; 14 adults and 9 children were counted. Nothing is guessed: a line said twice is wrong.
 */
export function typedSheetIn(text: string, booked: number): { sheet: TypedSheet; problems: TypedProblem[] } {
	const states = new Map<number, AttendanceState>();
	const problems: TypedProblem[] = [];
	const said: { walkIns?: number; heads?: [number, number | null] } = {};
	for (const { part, at } of partsOf(text)) {
		const wrong = (expected: string) => problems.push({ at, found: part, expected });
		const walkedIn = /^\+\s*(\d{1,4})$/.exec(part);
		const heads = /^(?:heads?|cabezas?|personas?)\s*:?\s*(\d{1,4})(?:\s*\/\s*(\d{1,4}))?$/iu.exec(part);
		const lines = /^(\d{1,4})(?:\s*\p{Dash}\s*(\d{1,4}))?\s*(\p{L}*)$/u.exec(part);
		if (walkedIn && said.walkIns === undefined) said.walkIns = Number(walkedIn[1]);
		else if (heads && !said.heads) said.heads = [Number(heads[1]), heads[2] === undefined ? null : Number(heads[2])];
		else if (walkedIn || heads) wrong(m.programmes_typed_want_once());
		else if (!lines) wrong(m.programmes_typed_want_part());
		else noteLines(states, Number(lines[1]), Number(lines[2] ?? lines[1]), lines[3] ?? '', booked, wrong);
	}
	const [adults = null, children = null] = said.heads ?? [];
	const lines = [...states].map(([n, state]) => ({ n, state })).sort((a, b) => a.n - b.n);
	return { sheet: { lines, walkIns: said.walkIns ?? 0, adults, children }, problems };
}

function noteLines(
	states: Map<number, AttendanceState>,
	from: number,
	until: number,
	word: string,
	booked: number,
	wrong: (expected: string) => void
): void {
	const state = word === '' ? 'came' : marks[word.toLowerCase().normalize('NFC')];
	if (!state) return wrong(m.programmes_typed_want_letter());
	if (booked === 0) return wrong(m.programmes_typed_want_no_line());
	if (from < 1 || until > booked || from > until) return wrong(m.programmes_typed_want_line({ booked }));
	const numbers = Array.from({ length: until - from + 1 }, (_, place) => from + place);
	if (numbers.some((n) => states.has(n))) return wrong(m.programmes_typed_want_once());
	for (const n of numbers) states.set(n, state);
}

/** What stands between commas or semicolons, each with its place in the text. */
function partsOf(text: string): { part: string; at: number }[] {
	const found: { part: string; at: number }[] = [];
	let start = 0;
	for (const piece of plainDigits(text).split(/[,;،]/)) {
		found.push({ part: piece.trim(), at: start + piece.length - piece.trimStart().length + 1 });
		start += piece.length + 1;
	}
	return found;
}
