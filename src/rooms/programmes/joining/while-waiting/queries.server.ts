import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { listPublishedCohorts } from '#programmes/courses';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { whenWords, whereWords } from '#rooms/programmes/courses/public-page/words.ts';
import { doorsFor, type WhileWaiting } from './policy.ts';

/** What there is for somebody who waits for a place in a run. A gathering is named only to whoever is invited. */
export async function getWhileWaiting(tx: Tx, cohortId: string): Promise<WhileWaiting> {
	const runs = await listPublishedCohorts(tx);
	const waitsFor = runs.find(({ id }) => id === cohortId);
	if (!waitsFor) return { doors: [], booklets: [] };
	const { rows } = await sql<{ id: string }>`select published as id from programmes.published() as published`.execute(
		tx.db
	);
	const known = new Set(rows.map(({ id }) => id));
	const meets = runs.filter(
		({ id, sessions }) => known.has(id) && meetingsOf(sessions).some(({ startsAt }) => startsAt > tx.now)
	);
	const doors = doorsFor(meets, waitsFor, currentLanguage()).map((run) => ({
		slug: run.slug,
		label: run.label,
		when: whenWords(run, tx.zone),
		where: whereWords(run)
	}));
	return { doors, booklets: await listBookletsFor(tx, cohortId) };
}

async function listBookletsFor(tx: Tx, cohortId: string): Promise<WhileWaiting['booklets']> {
	const { rows } = await sql<WhileWaiting['booklets'][number]>`
		select s.id as "sessionId", s.title from programmes.booklet b join programmes.session s on s.org_id = b.org_id and s.id = b.session_id
		where s.cohort_id = ${cohortId}::uuid and b.given_at is not null and b.for_waiting order by s.starts_at limit 3`.execute(
		tx.db
	);
	return rows;
}
