import { holds, type Actor, type Role } from '#platform/db/tx.ts';
import { attendanceOf, type RegisterLine } from '../attendance-table/figures.ts';
import { tableForReaders, type ShownFigures } from '../attendance-table/policy.ts';

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

/** The figures of one area, or the total. */
export interface AreaFigures extends ShownFigures {
	areaId: string | null;
	isTotal: boolean;
	sessions: number;
}

/**
 * Areas side by side as somebody may read them who sees nobody: what is small is hidden, and so is what would give it away. What lies in no
 * area is a row of its own, so that the total hides nothing that a row shows.
 */
export function areaFiguresOf(lines: readonly QuarterLine[]): AreaFigures[] {
	const before = new Set(lines.flatMap(({ person, cameBefore }) => (person && cameBefore ? [person] : [])));
	const { rows, total } = tableForReaders(attendanceOf(lines.map(lineOf), ['area'], before));
	const ofAreas = rows.map(({ of, figures }) => ({ ...figures, areaId: of.area || null, isTotal: false }));
	return [...ofAreas, { ...total, areaId: null, isTotal: true }].map((row) => ({
		...row,
		sessions: row.sessions ?? 0
	}));
}

function lineOf({ area, session, heldOn, person }: QuarterLine): RegisterLine {
	const plain = { partner: '', programme: '', kind: '', block: '', language: '', walkIn: false, cancelled: false };
	return { ...plain, area: area ?? '', session, on: heldOn, person: person ?? '', state: person ? 'came' : null };
}
