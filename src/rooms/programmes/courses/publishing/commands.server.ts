import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { announce } from '#platform/jobs/news.ts';
import { coursePublished } from '#rooms/programmes/events.ts';
import { done, refused, type Outcome } from '#platform/outcome.ts';
import { publishObstacle } from './policy.ts';
import { getReadiness } from './queries.server.ts';
import { courseToManage, hasPeople } from '../cohort/commands.server.ts';

/** Puts a course on the public page, so that parents can join it. */
export async function publishCohort(tx: Tx, id: string): Promise<Outcome<'no-meetings' | 'dates-past'>> {
	const { cohort } = await courseToManage(tx, id);
	if (cohort.publishedAt) return done;
	const obstacle = publishObstacle(await getReadiness(tx, cohort), tx.now);
	if (obstacle) return refused(obstacle);
	await tx.db
		.updateTable('programmes.cohort')
		.set({ published_at: tx.now, published_by: tx.actor.id })
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.cohort.published', { cohort: id });
	await announce(tx, coursePublished, { cohort: id });
	return done;
}

/** Takes a course off the public page again, as long as nobody has asked to come. */
export async function unpublishCohort(tx: Tx, id: string): Promise<Outcome<'people-have-joined'>> {
	const { cohort, course } = await courseToManage(tx, id);
	if (!cohort.publishedAt) return done;
	if (await hasPeople(tx, course)) return refused('people-have-joined');
	await tx.db
		.updateTable('programmes.cohort')
		.set({ published_at: null, published_by: null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'programmes.cohort.unpublished', { cohort: id });
	return done;
}
