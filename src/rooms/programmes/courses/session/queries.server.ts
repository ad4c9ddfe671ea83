import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Mode, PartKind, SessionKind } from '../template/course-template.ts';
import type { Words } from '#platform/forms/words.ts';

/** One meeting of a course, as it is planned and as it went. */
export interface Session {
	id: string;
	cohortId: string;
	week: number;
	kind: SessionKind;
	title: Words;
	startsAt: Date;
	endsAt: Date;
	startedAt: Date | null;
	endedAt: Date | null;
	cancelledAt: Date | null;
	cancelledWhy: string | null;
	/** Why, in each language in which it was written. */
	cancelledWords: Words;
	/** The week of the template it was made from, if it was. */
	templateWeek: number | null;
	/** The block of a group in which it lies. */
	blockId: string | null;
	/** How it meets where it differs from its run. */
	mode: Mode | null;
	version: number;
	/** Rises when time, title or whether it meets changes; when that was last. For calendars. */
	sequence: number;
	changedAt: Date;
}

/** A timed part of a session's plan. */
export interface Part {
	id: string;
	kind: PartKind;
	minutes: number;
	title: Words;
	/** What has to be there for it, and what to look out for. */
	materials: Words;
	risks: Words;
	ledBy: string;
	/** How it went, as far as it was noted in the room. */
	beganAt: Date | null;
	endedAt: Date | null;
	droppedAt: Date | null;
}

/** A meeting as it is planned and as it went, wherever it is read. */
export const sessionColumns = [
	'id',
	'cohort_id as cohortId',
	'week',
	'kind',
	'title',
	'starts_at as startsAt',
	'ends_at as endsAt',
	'started_at as startedAt',
	'ended_at as endedAt',
	'cancelled_at as cancelledAt',
	'cancelled_why as cancelledWhy'
] as const;

const ownColumns = [
	'template_week as templateWeek',
	'block_id as blockId',
	'mode',
	'version',
	'cancelled_words as cancelledWords',
	'sequence',
	'changed_at as changedAt'
] as const;

/** The meetings of a course in the order in which they happen. */
export async function listSessions(tx: Tx, cohortId: string): Promise<Session[]> {
	const rows = await tx.db
		.selectFrom('programmes.session')
		.select(sessionColumns)
		.select(ownColumns)
		.where('cohort_id', '=', cohortId)
		.orderBy('starts_at')
		.orderBy('week')
		.execute();
	return rows as Session[];
}

/** A session, or nothing where none is to be seen. */
export async function findSession(tx: Tx, id: string): Promise<Session | undefined> {
	if (!isId(id)) return undefined;
	const row = await tx.db
		.selectFrom('programmes.session')
		.select(sessionColumns)
		.select(ownColumns)
		.where('id', '=', id)
		.executeTakeFirst();
	return row as Session | undefined;
}

/** A session. Throws NotFound. */
export async function getSession(tx: Tx, id: string): Promise<Session> {
	const session = await findSession(tx, id);
	if (!session) throw new NotFound();
	return session;
}

const selectParts = (tx: Tx) =>
	tx.db
		.selectFrom('programmes.part')
		.select(['id', 'kind', 'minutes', 'title', 'materials', 'risks', 'led_by as ledBy'])
		.select(['began_at as beganAt', 'ended_at as endedAt', 'dropped_at as droppedAt'])
		.orderBy('position');

/** The plan of a session, part by part. */
export async function listParts(tx: Tx, sessionId: string): Promise<Part[]> {
	return (await selectParts(tx).where('session_id', '=', sessionId).execute()) as Part[];
}

/** A session with its plan. */
export interface PlannedSession {
	session: Session;
	parts: Part[];
}

/** Every session of a course with its plan, in the order in which they happen. */
export async function listPlans(tx: Tx, cohortId: string): Promise<PlannedSession[]> {
	const sessions = await listSessions(tx, cohortId);
	if (!sessions.length) return [];
	const ids = sessions.map(({ id }) => id);
	const parts = await selectParts(tx).select('session_id as sessionId').where('session_id', 'in', ids).execute();
	const plans = Map.groupBy(parts, (part) => part.sessionId);
	return sessions.map((session) => ({
		session,
		parts: (plans.get(session.id) ?? []).map(({ sessionId: _, ...part }) => part as Part)
	}));
}

/** A session of this course with its plan, and how many parents a change of it would be told to. Throws NotFound. */
export async function getSessionToPlan(
	tx: Tx,
	cohortId: string,
	id: string
): Promise<PlannedSession & { parents: number }> {
	const session = await getSession(tx, id);
	if (session.cohortId !== cohortId) throw new NotFound();
	return { session, parts: await listParts(tx, id), parents: (await parentsToTell(tx, cohortId, id)).length };
}

/**
 * Whom a change of a published run is told to: who has a place in it or is being offered one, not those who have not shown yet that it was
 * they who asked, and of a change of some meetings nobody who has a place in others alone; and where the door is open, whoever is of its circle or asked to be told the day before.
 */
export async function parentsToTell(tx: Tx, cohortId: string, ...sessionIds: readonly string[]): Promise<string[]> {
	const { rows } = await sql<{ person: string }>`
		select to_tell.person_id as person from (
			select r.org_id, r.cohort_id, r.person_id from programmes.registration r
				left join programmes.session s on s.org_id = r.org_id and s.id = r.session_id
				where r.state in ('place', 'offered') and r.answer_by is null
					and (r.session_id is null or r.session_id = any (${[...sessionIds]}::uuid[]) or ${sessionIds.length === 0} and s.ends_at > ${tx.now}::timestamptz)
			union
			select c.org_id, c.id, member.person_id from programmes.cohort c
				join people.member member on member.org_id = c.org_id and member.circle_id = c.id
				where c.way_in = 'open'
			union
			select asked.org_id, asked.cohort_id, asked.person_id from programmes.day_before asked
				where asked.answered_at is not null) to_tell
			join programmes.cohort cohort on cohort.org_id = to_tell.org_id and cohort.id = to_tell.cohort_id
		where to_tell.cohort_id = ${cohortId} and cohort.published_at is not null
		order by to_tell.person_id`.execute(tx.db);
	return rows.map((row) => row.person);
}

/** Some weeks of a group that belong together, as they were laid. */
export interface Block {
	id: string;
	/** Its place among all blocks of the group, from 1. */
	position: number;
	/** How often this block has come, this time included. */
	round: number;
	/** The block of the template from which it was made. */
	templateBlock: string;
	title: Words;
}

/** The blocks of a group in their order; none for what comes once. */
export async function listBlocks(tx: Tx, cohortId: string): Promise<Block[]> {
	const rows = await tx.db
		.selectFrom('programmes.block')
		.select(['id', 'position', 'round', 'template_block as templateBlock', 'title'])
		.where('cohort_id', '=', cohortId)
		.orderBy('position')
		.execute();
	return rows as Block[];
}

/** The first block of a group. */
export async function firstBlockOf(tx: Tx, cohortId: string): Promise<string | null> {
	const row = await tx.db
		.selectFrom('programmes.block')
		.select('id')
		.where('cohort_id', '=', cohortId)
		.orderBy('position')
		.executeTakeFirst();
	return row?.id ?? null;
}

/** Whether somebody is quiet now: of meetings she hears no more than that one is called off. */
export async function wantsQuiet(tx: Tx, personId: string): Promise<boolean> {
	const { rows } = await sql<{ quiet: boolean }>`select people.is_quiet(${personId}::uuid) as quiet`.execute(tx.db);
	return rows[0]?.quiet ?? false;
}
