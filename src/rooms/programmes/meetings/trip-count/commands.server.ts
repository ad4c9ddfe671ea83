import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { lockRegister } from '../../locks.ts';
import type { TripCountForm } from './form.ts';
import { agrees, countBefore } from './policy.ts';
import { listTripCounts } from './queries.server.ts';

/** Whoever runs a trip counts heads; a number that differs from the count before it is kept with the reason, and without one not at all. */
export async function countHeads(
	tx: Tx,
	sessionId: string,
	{ at, grownUps, children, why }: Omit<TripCountForm, 'id'>
): Promise<Outcome<'cancelled' | 'too-early' | 'say-why', string>> {
	const session = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, session.cohortId)) throw new Forbidden();
	if (session.cancelledAt) return refused('cancelled');
	if (isAhead(session, tx.now, tx.zone)) return refused('too-early');
	await lockRegister(tx, sessionId);
	const before = countBefore(await listTripCounts(tx, sessionId), at);
	if (before && !agrees(before, { grownUps, children }) && !why) return refused('say-why');
	const id = uuidv7();
	const own = { org_id: tx.actor.orgId, id, session_id: sessionId, counted_by: tx.actor.id ?? '' };
	await tx.db
		.insertInto('programmes.trip_count')
		.values({ ...own, at, grown_ups: grownUps, children, why })
		.execute();
	await record(tx, 'programmes.trip.counted', { session: sessionId, at, grownUps, children });
	return doneWith(id);
}
