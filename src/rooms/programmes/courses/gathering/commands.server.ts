import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { mayManageCourses } from '../cohort/policy.ts';
import { getCohort } from '../cohort/queries.server.ts';
import { listCirclesToInvite } from './queries.server.ts';

/** A run with an open door becomes a gathering of these circles, and is shown to nobody else; of none, it is for everybody again. Sent twice is once. */
export async function inviteCircles(
	tx: Tx,
	cohortId: string,
	circles: readonly string[]
): Promise<Outcome<'has-places'>> {
	const cohort = await getCohort(tx, cohortId);
	if (!mayManageCourses(tx.actor, cohortId)) throw new Forbidden();
	if (cohort.wayIn !== 'open') return refused('has-places');
	const known = await listCirclesToInvite(tx, cohortId);
	const chosen = known.filter(({ id }) => circles.includes(id));
	if (chosen.length < new Set(circles).size) throw new NotFound();
	// a circle that whoever speaks does not know of stays invited: else she would open the gathering to everybody unseen
	await tx.db
		.deleteFrom('programmes.invited')
		.where('cohort_id', '=', cohortId)
		.where(sql<boolean>`circle_id = any (${known.map(({ id }) => id)}::uuid[])`)
		.execute();
	const rows = chosen.map(({ id, of }) => ({
		org_id: tx.actor.orgId,
		id: uuidv7(),
		cohort_id: cohortId,
		...(of === 'run' ? { run_id: id } : { programme_id: id })
	}));
	if (rows.length)
		await tx.db
			.insertInto('programmes.invited')
			.values(rows)
			.onConflict((conflict) => conflict.doNothing())
			.execute();
	await record(tx, 'programmes.gathering.invited', { cohort: cohortId, circles: rows.length });
	return done;
}
