import { sql } from 'kysely';
import { partFromCircle, welcomeToCircle } from '#people';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { listRestingGroups } from './queries.server.ts';
import { mayBeCounted } from '#rooms/programmes/joining/registration/policy.ts';

/** So many days after she last came, somebody rests: the group stops seeing her. */
export const restsAfterDays = 84;

/** Every minute: whoever has not come to a group with an open door for twelve weeks rests. */
export async function letRest(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const since = new Date(job.now.getTime() - restsAfterDays * 86_400_000);
	const { rows } = await sql<{ cohort: string; person: string }>`
		select cohort_id as cohort, person_id as person from programmes.who_rests(${since}::timestamptz)`.execute(job.db);
	for (const { cohort, person } of rows) {
		await partFromCircle(job, person, cohort, { rests: true });
		await record(job, 'programmes.member.rests', { cohort, person });
	}
}

/** Somebody who rests comes again, and says so herself: the group knows her again. */
export async function comeAgain(tx: Tx, cohortId: string): Promise<void> {
	const { id: person } = tx.actor;
	if (!person || !mayBeCounted(tx.actor)) throw new Forbidden();
	if (!(await listRestingGroups(tx, person)).includes(cohortId)) throw new NotFound();
	await welcomeToCircle(tx, person, cohortId);
	await record(tx, 'programmes.member.came-back', { cohort: cohortId, person });
}
