import type { Dimension } from './form.ts';
import type { AttendanceState } from '../../meetings/register/form.ts';
import { wasThere } from '../../meetings/register/policy.ts';

/** A line of a register as it is counted: somebody, and whether she came. A session to which nobody was booked has one without a person. */
export interface RegisterLine {
	readonly programme: string;
	readonly kind: string;
	readonly area: string;
	readonly partner: string;
	readonly block: string;
	readonly session: string;
	/** The day, 2027-01-26. */
	readonly on: string;
	readonly person: string;
	/** Null where nothing was noted, `left` once she had left by then. */
	readonly state: AttendanceState | 'left' | null;
	readonly walkIn: boolean;
	readonly cancelled: boolean;
	readonly language: string;
	/** The day on which she first came to anything, where she has come. */
	readonly firstCame?: string;
}

/** What is counted. People are different people: whoever came to two rows is one in the total, and is a first-timer in one of them. */
export interface AttendanceFigures {
	sessions: number;
	people: number;
	attendances: number;
	firstTimers: number;
}

/** One row, with who stands behind its numbers: `pairs` hold each person once, and whether she came here for the first time. */
export interface AttendanceRow {
	readonly of: Readonly<Partial<Record<Dimension, string>>>;
	readonly figures: AttendanceFigures;
	readonly pairs: readonly { readonly person: string; readonly isFirst: boolean }[];
	readonly attendances: readonly string[];
}

/** Rows in the order of their names, the total as it is counted over all of them, and for how many a session was open. */
export interface AttendanceTable {
	/** Sessions that were open to somebody, over all people: what attendances are a share of. */
	readonly base: number;
	readonly rows: readonly AttendanceRow[];
	readonly total: AttendanceFigures;
}

/**
 * Counts registers. A session that was called off counts for nobody, nor does a session count for whoever had left by then;
 * somebody twice on one register came once. Whoever came before these lines begin is no first-timer in them.
 */
export function attendanceOf(
	lines: readonly RegisterLine[],
	by: readonly Dimension[],
	cameBefore: ReadonlySet<string> = new Set()
): AttendanceTable {
	const called = new Set(lines.filter(({ cancelled }) => cancelled).map(sessionOf));
	const held = lines.filter((line) => !called.has(sessionOf(line)));
	const open = held.filter(({ person, state }) => person !== '' && state !== 'left');
	const firsts = firstOf(open.filter((line) => wasHere(line) && !cameBefore.has(line.person)));
	const groups = new Map<string, RegisterLine[]>();
	for (const line of held) {
		const key = rowKey(by, (dimension) => valueOf(line, dimension));
		const group = groups.get(key);
		if (group) group.push(line);
		else groups.set(key, [line]);
	}
	const rows = [...groups.values()].map((group) => rowOf(group, by, firsts));
	const named = (row: AttendanceRow) => by.map((dimension) => row.of[dimension] ?? '');
	return {
		base: new Set(open.map(attendanceKey)).size,
		rows: rows.sort((a, b) => compared(named(a), named(b))),
		total: rowOf(held, [], firsts).figures
	};
}

/** By what people are told apart: by anything else a meeting stands in one row alone, and so do its heads. */
const ofPeople: readonly Dimension[] = ['person', 'language', 'membership'];

/**
 * How many came by heads, for each row of a table and for the total: at each meeting as many as were counted in the room, or as came by
 * name where that is more. Null where people are told apart, for nobody knows whose heads they are, or where nobody counted.
 */
export function headsOf(
	lines: readonly RegisterLine[],
	by: readonly Dimension[],
	counted: ReadonlyMap<string, number>
): ReadonlyMap<string, number> | null {
	if (!counted.size || by.some((dimension) => ofPeople.includes(dimension))) return null;
	const held = lines.filter(({ cancelled }) => !cancelled);
	const names = new Map<string, Set<string>>();
	for (const line of held) {
		const came = names.get(line.session) ?? new Set();
		names.set(line.session, came);
		if (line.person !== '' && wasHere(line)) came.add(line.person);
	}
	const sums = new Map<string, number>();
	const seen = new Set<string>();
	for (const line of held) {
		if (seen.has(line.session)) continue;
		seen.add(line.session);
		const heads = Math.max(counted.get(line.session) ?? 0, names.get(line.session)?.size ?? 0);
		const key = rowKey(by, (dimension) => valueOf(line, dimension));
		for (const sum of [key, totalKey]) sums.set(sum, (sums.get(sum) ?? 0) + heads);
	}
	return sums;
}

/** A run is hoped for as a whole: neither by day nor by person. */
const ofRuns: readonly Dimension[] = ['programme', 'kind', 'area', 'partner', 'language'];

/** How many people are hoped for of a run: in all, where the language is empty, or of those who speak one. */
export interface Hoped {
	readonly run: string;
	readonly language: string;
	readonly people: number;
}

/**
 * How many people were hoped for, for each row of a table and for the total: of the runs that had a meeting. Where only languages
 * were said, all are their sum. Null where rows are no runs, or where nobody hoped.
 */
export function hopedOf(
	lines: readonly RegisterLine[],
	by: readonly Dimension[],
	hopes: readonly Hoped[]
): ReadonlyMap<string, number> | null {
	if (by.some((dimension) => !ofRuns.includes(dimension))) return null;
	const isOfLanguages = by.includes('language');
	const runs = new Map(lines.filter(({ cancelled }) => !cancelled).map((line) => [line.programme, line]));
	const sums = new Map<string, number>();
	const add = (key: string, people: number) => sums.set(key, (sums.get(key) ?? 0) + people);
	for (const [run, line] of runs) {
		const own = hopes.filter((hope) => hope.run === run);
		const ofEach = own.filter(({ language }) => language !== '');
		const inAll = own.find(({ language }) => language === '');
		const all = inAll ? [inAll] : ofEach;
		for (const { people } of all) add(totalKey, people);
		for (const { language, people } of isOfLanguages ? ofEach : all)
			add(
				rowKey(by, (dimension) => (dimension === 'language' ? language : valueOf(line, dimension))),
				people
			);
	}
	return sums.size > 1 ? sums : null;
}

/** The key of the total among heads and hopes. */
export const totalKey = 'total';

/** The key of a row among heads and hopes. */
export const rowKey = (by: readonly Dimension[], value: (dimension: Dimension) => string) =>
	JSON.stringify(by.map(value));

const sessionOf = ({ programme, session, on }: RegisterLine) => JSON.stringify([programme, session, on]);
const attendanceKey = (line: RegisterLine) => JSON.stringify([sessionOf(line), line.person]);
const wasHere = ({ state, walkIn }: RegisterLine) =>
	state !== 'left' && (wasThere(state) || (walkIn && state === null));

/** At which session each person came for the first time: the earliest day, then the first by name. */
function firstOf(attended: readonly RegisterLine[]): Map<string, string> {
	const first = new Map<string, RegisterLine>();
	for (const line of attended) {
		const before = first.get(line.person);
		if (!before || compared([line.on, sessionOf(line)], [before.on, sessionOf(before)]) < 0)
			first.set(line.person, line);
	}
	return new Map([...first].map(([person, line]) => [person, sessionOf(line)]));
}

function rowOf(
	group: readonly RegisterLine[],
	by: readonly Dimension[],
	firsts: ReadonlyMap<string, string>
): AttendanceRow {
	const attended = group.filter((line) => line.person !== '' && wasHere(line));
	const isFirst = new Map<string, boolean>();
	for (const line of attended)
		isFirst.set(line.person, isFirst.get(line.person) || firsts.get(line.person) === sessionOf(line));
	const pairs = [...isFirst].map(([person, first]) => ({ person, isFirst: first }));
	const attendances = [...new Set(attended.map(attendanceKey))];
	const [line] = group;
	return {
		of: Object.fromEntries(by.map((dimension) => [dimension, line ? valueOf(line, dimension) : ''])),
		pairs,
		attendances,
		figures: {
			sessions: new Set(group.map(sessionOf)).size,
			people: pairs.length,
			attendances: attendances.length,
			firstTimers: pairs.filter((pair) => pair.isFirst).length
		}
	};
}

function valueOf(line: RegisterLine, dimension: Dimension): string {
	if (dimension === 'month') return line.on.slice(0, 7);
	if (dimension === 'weekday') return String(new Date(`${line.on}T00:00:00Z`).getUTCDay() || 7);
	if (dimension === 'membership') return membershipOn(line.firstCame, line.on);
	return line[dimension];
}

/** From how many months on a length of membership is counted together, each written so that they stand in their order. */
export const memberships = ['00', '01', '03', '06', '12', '24'] as const;

/** How long somebody had been coming on a day, as whole months since the first: the longest of the lengths that she has reached. Empty before she has come. */
function membershipOn(firstCame: string | undefined, on: string): string {
	if (!firstCame || firstCame > on) return '';
	const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));
	const whole = months(on) - months(firstCame) - (on.slice(8) < firstCame.slice(8) ? 1 : 0);
	return memberships.findLast((from) => whole >= Number(from)) ?? '00';
}

/** Lines with the day on which each person first came in them, for whoever has nothing earlier to go by. */
export function withFirstDays(lines: readonly RegisterLine[]): RegisterLine[] {
	const called = new Set(lines.filter(({ cancelled }) => cancelled).map(sessionOf));
	const first = new Map<string, string>();
	for (const line of lines) {
		if (line.person === '' || !wasHere(line) || called.has(sessionOf(line))) continue;
		const before = first.get(line.person);
		if (!before || line.on < before) first.set(line.person, line.on);
	}
	return lines.map((line) => ({ ...line, firstCame: first.get(line.person) }));
}

function compared(a: readonly string[], b: readonly string[]): number {
	const at = a.findIndex((text, place) => text !== b[place]);
	return at < 0 ? 0 : (a[at] ?? '') < (b[at] ?? '') ? -1 : 1;
}
