import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { workshopMost, type WorkshopCare, type WorkshopFields } from './form.ts';

/** A meeting in which a project is worked on. */
export interface ProjectWorkshop extends Required<WorkshopFields> {
	id: string;
	projectId: string;
	/** From when to when its meeting is; null where none was chosen, where it was called off, or where it is not the speaker's to see. */
	startsAt: Date | null;
	endsAt: Date | null;
	/** The run of its meeting, where there is one to be seen. */
	cohortId: string | null;
	/** What the run of its meeting is called. */
	label: Words | null;
	version: number;
}

const workshops = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.workshop as workshop')
		.leftJoin('programmes.meeting as meeting', (join) =>
			join.onRef('meeting.org_id', '=', 'workshop.org_id').onRef('meeting.id', '=', 'workshop.session_id')
		)
		.leftJoin('programmes.course_card as card', (join) =>
			join.onRef('card.org_id', '=', 'meeting.org_id').onRef('card.id', '=', 'meeting.cohort_id')
		)
		.select(['workshop.id', 'workshop.project_id as projectId', 'workshop.session_id as sessionId'])
		.select(['workshop.purpose', 'workshop.version', 'meeting.starts_at as startsAt', 'meeting.ends_at as endsAt'])
		.select(['meeting.cohort_id as cohortId', 'card.label'])
		.select(['workshop.interpreter', 'workshop.expenses', 'workshop.thanks'])
		.$narrowType<Record<'purpose' | WorkshopCare, Words> & { label: Words | null }>();

/** The workshops of a project: in the order of their meetings, then those that have none yet. */
export async function listWorkshops(tx: Tx, projectId: string): Promise<ProjectWorkshop[]> {
	return workshops(tx)
		.where('workshop.project_id', '=', projectId)
		.orderBy('meeting.starts_at', (by) => by.asc().nullsLast())
		.orderBy('workshop.created_at')
		.orderBy('workshop.id')
		.execute();
}

/** One workshop. Throws NotFound. */
export async function getWorkshop(tx: Tx, id: string): Promise<ProjectWorkshop> {
	const found = isId(id) ? await workshops(tx).where('workshop.id', '=', id).executeTakeFirst() : undefined;
	if (!found) throw new NotFound();
	return found;
}

/** A meeting that a workshop can be. */
export interface WorkshopMeeting {
	id: string;
	label: Words;
	startsAt: Date;
}

/** The meetings that a workshop of a project can be, the latest first: those of workshops, and of the programme that it became. */
export async function listMeetingsToChoose(
	tx: Tx,
	{ programmeId }: { programmeId: string | null },
	{ only }: { only?: string } = {}
): Promise<WorkshopMeeting[]> {
	const { rows } = await sql<WorkshopMeeting>`
		select m.id, c.label, m.starts_at as "startsAt" from programmes.meeting m
			join programmes.course_card c on c.org_id = m.org_id and c.id = m.cohort_id
		where (c.kind = 'workshop' or c.programme_id = ${programmeId}::uuid)
			and (${only ?? null}::uuid is null or m.id = ${only ?? null}::uuid)
		order by m.starts_at desc, m.id limit ${workshopMost.meetings}`.execute(tx.db);
	return rows;
}

/** How many were booked for the meeting of a workshop, and how many of those came; none of them known before somebody noted it. */
export interface WorkshopTurnout {
	booked: number;
	came: number | null;
}

/** Booked against came of the meeting that a workshop is; nothing where it has none. */
export async function findWorkshopTurnout(tx: Tx, id: string): Promise<WorkshopTurnout | undefined> {
	const { rows } = await sql<WorkshopTurnout>`
		select booked, came from coproduction.workshop_turnout(${id}::uuid)`.execute(tx.db);
	return rows[0];
}

/** The workshop before this one whose meeting has been, and how many of those who had booked came to it. */
export async function findTurnoutBefore(
	tx: Tx,
	{ id, projectId, startsAt }: ProjectWorkshop
): Promise<(WorkshopTurnout & { startsAt: Date }) | undefined> {
	const until = startsAt ?? tx.now;
	const before = (await listWorkshops(tx, projectId)).findLast(
		(one) => one.id !== id && one.startsAt !== null && one.startsAt < until
	);
	const turnout = before && (await findWorkshopTurnout(tx, before.id));
	return turnout && turnout.came !== null && before.startsAt ? { ...turnout, startsAt: before.startsAt } : undefined;
}
