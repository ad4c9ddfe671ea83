import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { clock, isoDay } from '#platform/i18n/dates.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { changeSession } from '../reschedule/commands.server.ts';
import { planSession } from '../session/commands.server.ts';
import { isOver, mayArrangeSessions, mayRunSession } from '../session/policy.ts';
import { getSession, listParts, type Session } from '../session/queries.server.ts';
import { madeLonger, moreMinutes } from './figures.ts';
import { mayAskForMoreTime } from './policy.ts';
import { findForeseen, findMoreTime } from './queries.server.ts';

type PlanRefusal = 'changed-meanwhile' | 'fits-already' | 'already-over';

/** The next plan gives the part that outgrows it the time that it takes, and takes it from the longest of the others. */
export async function makeLonger(tx: Tx, sessionId: string, version: number): Promise<Outcome<PlanRefusal>> {
	const session = await sessionToPlan(tx, sessionId);
	if (!session) return refused('already-over');
	const parts = await listParts(tx, sessionId);
	const foreseen = await findForeseen(tx, session, parts);
	if (foreseen?.outgrown === undefined) return refused('fits-already');
	const minutes = madeLonger({ parts }, foreseen);
	const longer = parts.map((part, index) => ({ ...part, minutes: minutes[index] ?? part.minutes }));
	return planSession(tx, sessionId, { version, parts: longer });
}

/** A part is left out of the plan of a meeting to come. */
export async function leaveOut(
	tx: Tx,
	sessionId: string,
	{ version, part }: { version: number; part: string }
): Promise<Outcome<PlanRefusal>> {
	const session = await sessionToPlan(tx, sessionId);
	if (!session) return refused('already-over');
	const parts = await listParts(tx, sessionId);
	if (session.version !== version) return refused('changed-meanwhile');
	if (!parts.some(({ id }) => id === part)) throw new NotFound();
	return planSession(tx, sessionId, { version, parts: parts.filter(({ id }) => id !== part) });
}

/** Half an hour more: who arranges the meetings gives it, and its parents are told as of every new time; who leads them asks for it, once for each meeting. */
export async function takeMoreTime(
	tx: Tx,
	sessionId: string,
	version: number
): Promise<Outcome<PlanRefusal | 'in-the-past' | 'day-taken' | 'is-cancelled' | 'asked-already', 'given' | 'asked'>> {
	const session = await sessionToPlan(tx, sessionId);
	if (!session) return refused('already-over');
	if (!mayArrangeSessions(tx.actor, session.cohortId)) return askForMoreTime(tx, session);
	const until = new Date(session.endsAt.getTime() + moreMinutes * 60_000);
	const { title, startsAt } = session;
	const words = Object.fromEntries(Object.entries(title).filter(([, text]) => text));
	const hours = { from: clock(startsAt, tx.zone), to: clock(until, tx.zone) };
	const outcome = await changeSession(tx, sessionId, {
		version,
		title: words,
		day: isoDay(startsAt, tx.zone),
		...hours
	});
	if (!outcome.ok) return outcome;
	await settle(tx, sessionId);
	return { ok: true, value: 'given' };
}

async function askForMoreTime(tx: Tx, session: Session): Promise<Outcome<'asked-already', 'asked'>> {
	if (!mayAskForMoreTime(tx.actor, session.cohortId)) throw new Forbidden();
	const asked = await tx.db
		.insertInto('programmes.more_time')
		.values({ org_id: tx.actor.orgId, session_id: session.id, asked_by: tx.actor.id ?? '' })
		.onConflict((conflict) => conflict.columns(['org_id', 'session_id']).doNothing())
		.executeTakeFirst();
	if (!asked.numInsertedOrUpdatedRows) return refused('asked-already');
	await record(tx, 'programmes.more-time.asked', { session: session.id });
	return { ok: true, value: 'asked' };
}

/** Whoever arranges the meetings says that there is no more time for one this time. */
export async function sayNoMoreTime(tx: Tx, sessionId: string): Promise<Outcome<never>> {
	const session = await getSession(tx, sessionId);
	if (!mayArrangeSessions(tx.actor, session.cohortId)) throw new Forbidden();
	await settle(tx, sessionId);
	return done;
}

async function settle(tx: Tx, sessionId: string): Promise<void> {
	const wish = await findMoreTime(tx, sessionId);
	if (!wish || wish.settledAt) return;
	await tx.db
		.updateTable('programmes.more_time')
		.set({ settled_at: tx.now })
		.where('session_id', '=', sessionId)
		.execute();
	await record(tx, 'programmes.more-time.settled', { session: sessionId });
}

async function sessionToLead(tx: Tx, id: string): Promise<Session> {
	const session = await getSession(tx, id);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}

/** A meeting whose plan is still to come; nothing where it has begun, is over or was called off. */
async function sessionToPlan(tx: Tx, id: string): Promise<Session | undefined> {
	const session = await sessionToLead(tx, id);
	return session.startedAt || session.cancelledAt || isOver(session, tx.now) ? undefined : session;
}
