import { daysAfter } from '#platform/calendar/day.ts';
import { publishCount, suppressTable, type Published, type SuppressionRule } from '@kith/small-statistics';
import { monthsAfter } from '../month/policy.ts';
import { rowKey, totalKey, type AttendanceFigures, type AttendanceTable } from './figures.ts';
import type { AttendanceLook, Period } from './form.ts';

/**
 * As reports are published: counts below five are hidden, and so is whatever would give them away. That nobody came, or nobody for the
 * first time or again, tells of no few people: in a first course all are new.
 */
export const attendanceRule: SuppressionRule = { threshold: 5, roundTo: 1, zeros: 'show' };

/** Figures as readers see them; null where they are hidden. */
export type ShownFigures = { [Name in keyof AttendanceFigures]: number | null };

/** A table of attendance as readers see it, and how many of its numbers are hidden. */
export interface ShownAttendance {
	base: number | null;
	rows: { of: AttendanceTable['rows'][number]['of']; figures: ShownFigures }[];
	total: ShownFigures;
	hidden: number;
	/** By heads, of each row and of the total; nothing where people are told apart, where nobody counted, or where it would tell of few. */
	heads?: { rows: number[]; total: number };
	/** How many people were hoped for, of each row and in all; null where nobody said so of a row. */
	hoped?: { rows: (number | null)[]; total: number };
}

/** All of it, for whoever may see people. */
export function wholeTable({ base, rows, total }: AttendanceTable): ShownAttendance {
	return { base, rows: rows.map(({ of, figures }) => ({ of, figures })), total, hidden: 0 };
}

/**
 * What may go to readers who see nobody. People are hidden together with how many of them came for the first time or again, so that
 * none of the three can be worked out from the others, from the other rows, or from the total; attendances where people are, too.
 */
export function tableForReaders({ base, rows, total }: AttendanceTable): ShownAttendance {
	if (!rows.length) return wholeTable({ base, rows, total });
	const names = rows.map((_, place) => String(place));
	const inRow = <T>(
		list: (row: AttendanceTable['rows'][number]) => readonly T[],
		named: (one: T) => [string, string]
	) =>
		rows.flatMap((row, place) =>
			list(row).map((one) => {
				const [id, column] = named(one);
				return { id: `${place} ${id}`, row: String(place), column };
			})
		);
	const pairs = inRow(
		(row) => row.pairs,
		({ person, isFirst }) => [person, isFirst ? 'first' : 'again']
	);
	const events = inRow(
		(row) => row.attendances,
		(attendance) => [attendance, 'all']
	);
	const people = suppressTable({ rows: names, columns: ['first', 'again'], people: pairs }, attendanceRule).table;
	const came = suppressTable({ rows: names, columns: ['all'], people: events }, attendanceRule).table;
	const shownRows = rows.map(({ of, figures }, place) => {
		const isShown = people.rowTotals[place]?.shown === true;
		const attendances = isShown ? valueOf(came.rowTotals[place]) : null;
		const firstTimers = isShown ? valueOf(people.cells[place]?.[0]) : null;
		return { of, figures: { ...figures, people: valueOf(people.rowTotals[place]), attendances, firstTimers } };
	});
	const newcomers = valueOf(people.columnTotals[0]); // everybody who had not come before was here for the first time once
	const returned = total.people - total.firstTimers;
	const isKnown = newcomers !== null && (returned === 0 || (people.total.shown && few(returned) !== null));
	const different = isKnown ? total.people : null;
	const attendances = people.total.shown && different !== null ? valueOf(came.total) : null;
	const shownTotal = { ...total, people: different, firstTimers: newcomers, attendances };
	const shownBase = shownTotal.attendances === null ? null : few(base);
	const all = [shownBase, ...[shownTotal, ...shownRows.map(({ figures }) => figures)].flatMap(Object.values)];
	return { base: shownBase, rows: shownRows, total: shownTotal, hidden: all.filter((one) => one === null).length };
}

/**
 * A table with what came by heads. Readers who see nobody have the column only where all attendances are shown and nowhere one to four more came than
 * have a name: so it tells of no few, by itself or by any difference.
 */
export function withHeads(
	table: ShownAttendance,
	heads: ReadonlyMap<string, number> | null,
	{ by, forReaders }: Pick<AttendanceLook, 'by' | 'forReaders'>
): ShownAttendance {
	if (!heads) return table;
	const all = [...table.rows, { of: {}, figures: table.total }];
	const counts = table.rows.map(({ of }) => heads.get(rowKey(by, (one) => of[one] ?? '')) ?? 0);
	const total = heads.get(totalKey) ?? 0;
	const tellsOfFew = [...counts, total].some((count, place) => {
		const named = all[place]?.figures.attendances;
		return named == null || few(count - named) === null;
	});
	return forReaders && tellsOfFew ? table : { ...table, heads: { rows: counts, total } };
}

/**
 * A table with how many people were hoped for. It tells of a plan and of nobody; whoever was hoped for and did not come has a row too,
 * which says no more than that no row of hers was there.
 */
export function withHoped(
	table: ShownAttendance,
	hoped: ReadonlyMap<string, number> | null,
	by: AttendanceLook['by']
): ShownAttendance {
	if (!hoped) return table;
	const keyOf = ({ of }: ShownAttendance['rows'][number]) => rowKey(by, (one) => of[one] ?? '');
	const there = new Set(table.rows.map(keyOf));
	const missing = [...hoped.keys()]
		.filter((key) => key !== totalKey && !there.has(key))
		.map((key) => {
			const values = JSON.parse(key) as string[];
			return { of: Object.fromEntries(by.map((one, place) => [one, values[place] ?? ''])), figures: noFigures };
		});
	const rows = [...table.rows, ...missing];
	const counts = rows.map((row) => hoped.get(keyOf(row)) ?? null);
	return { ...table, rows, hoped: { rows: counts, total: hoped.get(totalKey) ?? 0 } };
}

const noFigures: ShownFigures = { sessions: 0, people: 0, attendances: 0, firstTimers: 0 };
const valueOf = (count: Published | undefined) => (count?.shown ? count.value : null);
const few = (count: number) => valueOf(publishCount(count, attendanceRule));

/** From which day on a span of time goes, and the first day after it; what is to come is in no table. */
export function spanOf(period: Period, today: string): { from: string; before: string } {
	const [month, year] = [today.slice(0, 7), Number(today.slice(0, 4))];
	const spans: Record<Period, { from: string; before: string }> = {
		'three-months': { from: `${monthsAfter(month, -2)}-01`, before: daysAfter(today, 1) },
		'twelve-months': { from: `${monthsAfter(month, -11)}-01`, before: daysAfter(today, 1) },
		'this-year': { from: `${year}-01-01`, before: daysAfter(today, 1) },
		'last-year': { from: `${year - 1}-01-01`, before: `${year}-01-01` }
	};
	return spans[period];
}
