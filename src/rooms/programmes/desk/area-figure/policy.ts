import { suppressTable } from '@kith/small-statistics';
import { holds, type Actor, type Role } from '#platform/db/tx.ts';
import { attendanceOf, headsOf, type RegisterLine } from '../attendance-table/figures.ts';
import { attendanceRule, tableForReaders, withHeads, type ShownFigures } from '../attendance-table/policy.ts';

/** Who compares areas, and sees nobody in them. */
export const comparing: readonly Role[] = ['programme_lead'];

/** Whoever leads a programme compares its areas, and so does whoever coordinates all of them. */
export function mayCompareAreas(actor: Actor): boolean {
	return actor.strong && (holds(actor, 'programme_lead') || holds(actor, 'coordinator'));
}

/** Whether she leads a programme and coordinates nothing: no page of a person or of a list of people is there for her. */
export function seesNobody(actor: Actor): boolean {
	const coordinates = [...actor.roles, ...actor.circles.map(({ role }) => role)].includes('coordinator');
	return holds(actor, 'programme_lead') && !coordinates;
}

/** Somebody at a meeting in an area, or nobody: a meeting to which nobody came. */
export interface QuarterLine {
	area: string | null;
	session: string;
	heldOn: string;
	person: string | null;
	cameBefore: boolean;
}

/** What is counted of an area beside who came: people, runs that have an agreement, and pence that were given back. */
export const countedBeside = ['referred', 'interested', 'called', 'agreed', 'givenBack'] as const;
export type CountedBeside = (typeof countedBeside)[number];

/** Somebody who counts in an area, or a run that does. */
export interface QuarterCount {
	area: string | null;
	what: CountedBeside;
	of: string;
	pence: number;
}

/** The figures of one area, or the total. */
export interface AreaFigures extends ShownFigures, Record<CountedBeside, number | null> {
	areaId: string | null;
	isTotal: boolean;
	sessions: number;
	/** By heads; hidden in all rows where one would tell of few, or where nobody counted. */
	heads: number | null;
}

/**
 * Areas side by side as somebody may read them who sees nobody: what is small is hidden, and so is what would give it away. What lies in no
 * area is a row of its own, so that the total hides nothing that a row shows.
 */
export function areaFiguresOf(
	lines: readonly QuarterLine[],
	counts: readonly QuarterCount[] = [],
	counted: ReadonlyMap<string, number> = new Map()
): AreaFigures[] {
	const before = new Set(lines.flatMap(({ person, cameBefore }) => (person && cameBefore ? [person] : [])));
	const register = lines.map(lineOf);
	const by: ['area'] = ['area'];
	const named = tableForReaders(attendanceOf(register, by, before));
	const { rows, total, heads } = withHeads(named, headsOf(register, by, counted), { by, forReaders: true });
	const ofAreas = rows.map(({ of, figures }, place) => {
		return { ...figures, heads: heads?.rows[place] ?? null, areaId: of.area || null, isTotal: false };
	});
	const without = [...new Set(counts.map(({ area }) => area))].filter(
		(area) => !ofAreas.some(({ areaId }) => areaId === area)
	);
	const empty = without.map((areaId) => ({ ...nothing, heads: heads ? 0 : null, areaId, isTotal: false }));
	const areas = [...ofAreas, ...empty];
	const all = [...areas, { ...total, heads: heads?.total ?? null, areaId: null, isTotal: true }];
	const columns = countedBeside.map((what) => [what, columnOf(what, areas, counts)] as const);
	return all.map((row, place) => {
		const beside = Object.fromEntries(columns.map(([what, column]) => [what, column[place] ?? null]));
		return { ...row, sessions: row.sessions ?? 0, ...(beside as Record<CountedBeside, number | null>) };
	});
}

const nothing = { sessions: 0, people: 0, attendances: 0, firstTimers: 0 };

/** One count of each area and of all: fewer than five people are hidden, and so is what would give them away; what was given back to them with them. */
function columnOf(
	what: CountedBeside,
	areas: readonly { areaId: string | null }[],
	counts: readonly QuarterCount[]
): (number | null)[] {
	const of = counts.filter((one) => one.what === what);
	const inArea = areas.map(({ areaId }) => of.filter(({ area }) => area === areaId));
	const people = inArea.map((ones) => [...new Set(ones.map((one) => one.of))]);
	const sums = [...inArea, of].map((ones) => ones.reduce((sum, { pence }) => sum + pence, 0));
	const plain = [...people.map((ids) => ids.length), people.flat().length];
	if (what === 'agreed' || !areas.length) return plain;
	const listed = people.flatMap((ids, place) =>
		ids.map((id) => ({ id: `${place} ${id}`, row: String(place), column: 'all' }))
	);
	const rows = areas.map((_, place) => String(place));
	const { table } = suppressTable({ rows, columns: ['all'], people: listed }, attendanceRule);
	return [...table.rowTotals, table.total].map((count, place) =>
		count.shown ? ((what === 'givenBack' ? sums[place] : plain[place]) ?? null) : null
	);
}

function lineOf({ area, session, heldOn, person }: QuarterLine): RegisterLine {
	const plain = { partner: '', programme: '', kind: '', block: '', language: '', walkIn: false, cancelled: false };
	return { ...plain, area: area ?? '', session, on: heldOn, person: person ?? '', state: person ? 'came' : null };
}
