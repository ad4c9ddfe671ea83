import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { findCohort, getSession } from '#programmes/courses';
import { mayBeCounted, mayJoin } from '#rooms/programmes/joining/registration/policy.ts';

type MayComeRefusal = 'over' | 'cancelled';

/** Somebody taps "I may come" on the public page: she is counted, and nobody asks who she is. The same form sent twice counts once. */
export async function sayIMayCome(door: Tx, form: { id: string; session: string }): Promise<Outcome<MayComeRefusal>> {
	if (!mayJoin(door.actor)) throw new Forbidden();
	return count(door, { ...form, personId: null });
}

/** Somebody of a group says on her own page that she may come next time; said twice it counts once. */
export async function sayIMayComeMyself(tx: Tx, session: string): Promise<Outcome<MayComeRefusal>> {
	if (!mayBeCounted(tx.actor)) throw new Forbidden();
	return count(tx, { id: uuidv7(), session, personId: tx.actor.id });
}

/** She said that she may come, and takes it back. Nobody asks why. */
export async function takeMayComeBack(tx: Tx, session: string): Promise<void> {
	if (!mayBeCounted(tx.actor)) throw new Forbidden();
	const { id } = await getSession(tx, session);
	await tx.db
		.deleteFrom('programmes.may_come')
		.where('session_id', '=', id)
		.where('person_id', '=', tx.actor.id)
		.execute();
	await record(tx, 'programmes.may-come.taken-back', { session: id });
}

async function count(
	tx: Tx,
	{ id, session: sessionId, personId }: { id: string; session: string; personId: string | null }
): Promise<Outcome<MayComeRefusal>> {
	const session = await getSession(tx, sessionId);
	const cohort = await findCohort(tx, session.cohortId);
	if (cohort?.wayIn !== 'open' || !cohort.publishedAt) throw new NotFound();
	if (session.cancelledAt) return refused('cancelled');
	if (session.endsAt <= tx.now) return refused('over');
	await tx.db
		.insertInto('programmes.may_come')
		.values({ org_id: tx.actor.orgId, id, session_id: session.id, person_id: personId })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'programmes.may-come.said', { session: session.id });
	return done;
}
