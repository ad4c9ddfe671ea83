import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetters } from '#platform/jobs/outbox.ts';
import { Forbidden } from '#platform/outcome.ts';

/**
 * Every minute: once an hour it is looked whether anything became of what somebody said who asked to be told; where it did, she is written to,
 * once. The letter carries nothing of what it was, so that a list of letters does not tell who said what.
 */
export async function sendWord(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const { rows } = await sql<{ person: string }>`
		with due as (
			select id, person_id, told_digest, coproduction.became_digest(receipt_hash) as stands from coproduction.note_teller
			where wants_word and person_id is not null and (looked_at is null or looked_at < ${job.now}::timestamptz - interval '1 hour') for update),
		looked as (
			update coproduction.note_teller teller set looked_at = ${job.now}, told_digest = due.stands from due where teller.id = due.id)
		select distinct person_id as person from due where told_digest is distinct from stands`.execute(job.db);
	if (!rows.length) return;
	const people = rows.map(({ person }) => person);
	await queueLetters(job, people, 'coproduction.became', {}, `coproduction.became ${job.now.toISOString()}`);
	await record(job, 'coproduction.note.word-sent', { count: rows.length });
}
