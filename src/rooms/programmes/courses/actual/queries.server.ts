import type { Tx } from '#platform/db/tx.ts';
import { isOver, meetingsOf } from '../session/policy.ts';
import { listParts, listSessions, type Part, type Session } from '../session/queries.server.ts';
import { foresee, looksBack, type PlanOutlook, type Went } from './figures.ts';

/** A wish for half an hour more at a meeting, and whether it was answered. */
export interface MoreTime {
	askedBy: string;
	askedAt: Date;
	settledAt: Date | null;
}

/** A meeting to come with its plan, what the latest meetings say of it, and a wish for more time. */
export interface PlanAhead {
	session: Session;
	parts: Part[];
	foreseen: PlanOutlook | undefined;
	wish: MoreTime | undefined;
}

/** The next meeting of the run in which a meeting lies: the meeting itself while it has not begun; nothing where none is to come. */
export async function findPlanAhead(
	tx: Tx,
	{ id, cohortId }: { id: string; cohortId: string }
): Promise<PlanAhead | undefined> {
	const meetings = meetingsOf(await listSessions(tx, cohortId));
	const ahead = meetings.filter((one) => !one.startedAt && !isOver(one, tx.now));
	const session = ahead.find((one) => one.id === id) ?? ahead[0];
	if (!session) return undefined;
	const parts = await listParts(tx, session.id);
	const foreseen = await findForeseen(tx, session, parts);
	return { session, parts, foreseen, wish: await findMoreTime(tx, session.id) };
}

/** What the latest meetings of a run say of the plan of one to come; nothing where too few of them are known. */
export async function findForeseen(tx: Tx, session: Session, parts: readonly Part[]): Promise<PlanOutlook | undefined> {
	const been = meetingsOf(await listSessions(tx, session.cohortId)).filter(
		(other) => other.startedAt && other.startsAt < session.startsAt && isOver(other, tx.now)
	);
	const latest = been.reverse().slice(0, looksBack);
	const went: Went[] = [];
	for (const one of latest) went.push({ ...one, parts: await listParts(tx, one.id) });
	return foresee(went, { ...session, parts });
}

/** The wish for more time at a meeting, if there is one. */
export async function findMoreTime(tx: Tx, sessionId: string): Promise<MoreTime | undefined> {
	const row = await tx.db
		.selectFrom('programmes.more_time as wish')
		.leftJoin('people.card as card', 'card.id', 'wish.asked_by')
		.select(['card.called', 'wish.asked_at as askedAt', 'wish.settled_at as settledAt'])
		.where('wish.session_id', '=', sessionId)
		.executeTakeFirst();
	return row && { askedBy: row.called ?? '', askedAt: row.askedAt, settledAt: row.settledAt };
}

/** The meetings to come of a run for which somebody asks for more time, the nearest first. */
export async function listMoreTime(
	tx: Tx,
	cohortId: string
): Promise<{ id: string; startsAt: Date; askedBy: string }[]> {
	const rows = await tx.db
		.selectFrom('programmes.more_time as wish')
		.innerJoin('programmes.meeting as session', 'session.id', 'wish.session_id')
		.leftJoin('people.card as card', 'card.id', 'wish.asked_by')
		.select(['wish.session_id as id', 'session.starts_at as startsAt', 'card.called'])
		.where('session.cohort_id', '=', cohortId)
		.where('wish.settled_at', 'is', null)
		.where('session.ends_at', '>', tx.now)
		.orderBy('session.starts_at')
		.execute();
	return rows.map(({ id, called, startsAt }) => ({ id, startsAt: startsAt as Date, askedBy: called ?? '' }));
}
