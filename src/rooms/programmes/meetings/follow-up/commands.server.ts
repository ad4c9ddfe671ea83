import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { isId, uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, type Outcome } from '#platform/outcome.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { isMember } from './queries.server.ts';
import { getSession } from '#programmes/courses';
import type { FollowUpTry } from './form.ts';

/** Keeps that somebody tried to reach a parent who was missed, and how it went. Never what was said. */
export async function noteFollowUp(
	tx: Tx,
	sessionId: string,
	personId: string,
	{ id = uuidv7(), reason, outcome }: FollowUpTry & { id?: string }
): Promise<Outcome<never>> {
	const { cohortId } = await getSession(tx, sessionId);
	if (!mayRunSession(tx.actor, cohortId)) throw new Forbidden();
	if (!isId(personId) || !(await isMember(tx, cohortId, personId))) throw new NotFound();
	await keepTry(tx, { id, cohort_id: cohortId, person_id: personId, reason, outcome });
	return done;
}

/** A try to reach somebody, as it is kept. */
export interface Try {
	id: string;
	cohort_id: string | null;
	area_id?: string | null;
	person_id: string;
	reason: string;
	outcome: string;
}

/** Keeps a try to reach somebody, by whoever speaks; she has asked whether she may. */
export async function keepTry(tx: Tx, one: Try): Promise<void> {
	await tx.db
		.insertInto('programmes.follow_up')
		.values({ ...one, org_id: tx.actor.orgId, noted_by: tx.actor.id ?? '' })
		.execute();
	const { cohort_id: cohort, person_id: person, reason: why, outcome } = one;
	await record(tx, 'programmes.follow-up.noted', { ...(cohort && { cohort }), person, why, outcome });
}
