import { record } from '#platform/audit/record.ts';
import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findCohort, getSession } from '#programmes/courses';
import { findRegistrationOf } from '#programmes/joining';
import type { SaidForDay } from './form.ts';
import { maySayForDay } from './policy.ts';

/** Whoever has a seat on a trip says for that day whether photos may be taken, and gives a number for it; said anew it is changed. */
export async function sayForDay(
	tx: Tx,
	sessionId: string,
	{ photos, emergency }: SaidForDay
): Promise<Outcome<'over'>> {
	const session = await getSession(tx, sessionId);
	const personId = tx.actor.id ?? '';
	const isTrip = (await findCohort(tx, session.cohortId))?.kind === 'trip';
	const registration = isTrip ? await findRegistrationOf(tx, session.cohortId, personId, sessionId) : undefined;
	if (!maySayForDay(tx.actor, registration)) throw new NotFound();
	if (session.cancelledAt || session.endsAt <= tx.now) return refused('over');
	const said = { photos, emergency, said_at: tx.now };
	await tx.db
		.insertInto('programmes.day_yes')
		.values({ org_id: tx.actor.orgId, session_id: sessionId, person_id: personId, ...said })
		.onConflict((conflict) => conflict.columns(['org_id', 'session_id', 'person_id']).doUpdateSet(said))
		.execute();
	await record(tx, 'programmes.day-yes.said', { session: sessionId, person: personId });
	return done;
}

/** Lets go of what was said for one day, once the day is over. */
export async function letDaysGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { numDeletedRows } = await job.db
		.deleteFrom('programmes.day_yes as y')
		.where((on) =>
			on.exists(
				on
					.selectFrom('programmes.session as s')
					.select('s.id')
					.whereRef('s.id', '=', 'y.session_id')
					.where('s.ends_at', '<', sql<Date>`platform.now() - interval '12 hours'`)
			)
		)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'programmes.day-yes.let-go', { count: Number(numDeletedRows) });
}
