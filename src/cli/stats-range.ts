import { doubtfulNumbers } from '../platform/sheets/missing.ts';
import { allOrNothing, columnAt, numberAt, wrongCell, type Table } from '../platform/sheets/table.ts';
import { WrongFile } from '../platform/sheets/wrong-file.ts';
import { m } from '#messages';
import { Misuse } from './misuse.ts';
import { unexpected } from './read.ts';

/** The least and the most that a score can be. */
export type Range = readonly [least: number, most: number];

/** "0..30" as it was typed behind --range. */
export function rangeOf(typed: string): Range {
	const [, least, most] = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(typed.trim()) ?? [];
	if (least !== undefined && most !== undefined && Number(least) < Number(most)) return [Number(least), Number(most)];
	throw new Misuse(unexpected('--range', m.shell_want_range(), typed));
}

/** So many times as wide as eight tenths of the scores lie: no score lies further out; a slip of a key, or a code for "no answer", does. */
const farthest = 6;
/** Of fewer scores nobody can say what is far. */
const fewest = 12;

/**
 * The numbers of two columns that are on one scale. Throws WrongFile that names each score outside the range, or, where
 * none was said, each that stands so far out that it can hardly be a score or may stand for "no answer".
 */
export function scoresIn(table: Table, columns: readonly string[], range?: Range): (number | null)[][] {
	const places = columns.map((column) => columnAt(table, column));
	const rows = allOrNothing(table, table.rows, (row) =>
		allOrNothing(table, places, (place) => numberAt(table, row, place))
	);
	const scores = places.map((_, which) => rows.map((row) => row[which] ?? null));
	const known = scores.flat().filter((score) => score !== null);
	const [least, most] = range ?? reachOf(known);
	const doubtful = range ? new Set<number>() : doubtfulNumbers(known);
	const isScore = (score: number) => score >= least && score <= most && !doubtful.has(score);
	const expected = range ? m.sheets_want_within({ least, most }) : wantNear(known.filter(isScore));
	const problems = table.rows.flatMap((row, at) =>
		places.flatMap((place, which) => {
			const score = scores[which]?.[at] ?? null;
			return score === null || isScore(score) ? [] : wrongCell(table, row, place, expected).problems;
		})
	);
	if (problems.length) throw new WrongFile(table.name, problems);
	return scores;
}

const wantNear = (others: readonly number[]) =>
	m.sheets_want_near({ least: Math.min(...others), most: Math.max(...others) });

/** How far scores may reach that nobody gave a range for; too few of them say nothing about it. */
function reachOf(scores: readonly number[]): Range {
	const inOrder = [...scores].sort((a, b) => a - b);
	const at = (share: number) => inOrder[Math.round((inOrder.length - 1) * share)] ?? 0;
	const [lower, upper] = [at(0.1), at(0.9)];
	const width = upper - lower;
	return inOrder.length < fewest || width === 0
		? [-Infinity, Infinity]
		: [lower - farthest * width, upper + farthest * width];
}
