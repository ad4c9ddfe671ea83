import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { Forbidden } from '#platform/outcome.ts';
import { findCohort, findVenue, listSessions } from '#programmes/courses';
import { inAllLanguages } from '#rooms/programmes/courses/cohort/form.ts';
import { isPastJoining } from '../registration/policy.ts';

/** A course was published: everybody who wanted to hear of one like it is told once, and her wish is fulfilled. */
export async function tellInterested(job: Tx, { cohort: id }: { cohort: string }): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const cohort = await findCohort(job, id);
	if (!cohort?.publishedAt || isPastJoining(await listSessions(job, id), job.now)) return;
	// what meets online is near to everybody
	const area = (await findVenue(job, cohort.venueId))?.area ?? '';
	const held = cohort.heldIn === inAllLanguages ? job.languages : [cohort.heldIn];
	const told = await job.db
		.updateTable('programmes.interest')
		.set({ told_at: job.now })
		.where('told_at', 'is', null)
		.where('left_at', 'is', null)
		.where((on) => on.or([on('programme_id', 'is', null), on('programme_id', '=', cohort.programmeId)]))
		.$if(cohort.mode === 'room', (query) => query.where(sql<string>`lower(area)`, 'in', ['', area.toLowerCase()]))
		.where('held_in', 'in', ['', ...held])
		.returning(['id', 'person_id as personId'])
		.execute();
	for (const { id: interest, personId } of told) {
		const data = { interest, cohort: id };
		await queueLetter(job, personId, 'programmes.coming', data, `coming ${personId} ${id}`);
		await record(job, 'programmes.interest.told', { interest, cohort: id, person: personId });
	}
}

/** Lets wishes go that were told or left four weeks ago, or are a year old; whoever left nothing else here is forgotten. */
export async function letInterestsGo(job: Tx): Promise<void> {
	const { rows } = await sql<{ count: number }>`select programmes.let_interests_go() as count`.execute(job.db);
	const count = rows[0]?.count ?? 0;
	if (count) await record(job, 'programmes.interest.let-go', { count });
}
