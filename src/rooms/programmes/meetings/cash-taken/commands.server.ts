import { record } from '#platform/audit/record.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findCohort, getSession } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';

/** Whoever runs a trip notes how much cash was taken that day, all of it together; who gave what is written down nowhere. Noted anew it is put right. */
export async function noteCash(tx: Tx, sessionId: string, pence: number): Promise<Outcome<'too-early'>> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId) || !tx.actor.id) throw new Forbidden();
	if ((await findCohort(tx, session.cohortId))?.kind !== 'trip') throw new NotFound();
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	const noted = { pence, noted_by: tx.actor.id, noted_at: tx.now };
	await tx.db
		.insertInto('programmes.cash_taken')
		.values({ org_id: tx.actor.orgId, session_id: sessionId, ...noted })
		.onConflict((conflict) => conflict.columns(['org_id', 'session_id']).doUpdateSet(noted))
		.execute();
	await record(tx, 'programmes.cash.noted', { session: sessionId, pence });
	return done;
}
