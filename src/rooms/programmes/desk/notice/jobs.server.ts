import { sql } from 'kysely';
import { gate } from '#people';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetters } from '#platform/jobs/outbox.ts';
import type { Job } from '#platform/jobs/job.ts';
import { Forbidden } from '#platform/outcome.ts';
import { kinds } from '#rooms/programmes/kinds.ts';

/** Whom it is meant for, each once. */
async function audienceOf(job: Tx, id: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select programmes.notice_audience(${id}::uuid) as id`.execute(job.db);
	return rows.map((row) => row.id);
}

const kindOf = (isNewsletter: boolean) => (isNewsletter ? 'programmes.newsletter' : 'programmes.notice');

/** Asks the gate, as it will be asked at sending, whom a notice would reach and by which way; kept as numbers on it. */
export function countNotice({ payload, tx }: Job): Promise<void> {
	const id = String(payload.notice);
	return tx(async (job) => {
		const notice = await job.db
			.selectFrom('programmes.notice')
			.select(['is_newsletter', 'version', 'words', 'sent_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!notice || notice.sent_at) return;
		const people = await audienceOf(job, id);
		const foreseen = await gate.foresee(job, people, kinds[kindOf(notice.is_newsletter)]);
		const wordless = await countWordless(job, people, Object.keys(notice.words as object));
		await job.db
			.updateTable('programmes.notice')
			.set({ counted: JSON.stringify({ ...foreseen, wordless }), counted_at: job.now })
			.where('id', '=', id)
			.where('version', '=', notice.version)
			.execute();
		await record(job, 'programmes.notice.asked-about', { notice: id, people: people.length });
	});
}

/** How many read a language in which nothing was written: they get it in another. */
async function countWordless(job: Tx, people: readonly string[], written: readonly string[]): Promise<number> {
	const { rows } = await sql<{ people: number }>`
		select count(*)::integer as people from platform.account a
		where a.id = any (${[...people]}::uuid[]) and a.language = any (${[...job.languages]}::text[]) and a.language <> all (${[...written]}::text[])`.execute(
		job.db
	);
	return rows[0]?.people ?? 0;
}

/** Writes one letter to each of those it is meant for. Done twice, nobody gets a second one. */
export function writeToAll({ payload, tx }: Job): Promise<void> {
	const id = String(payload.notice);
	return tx(async (job) => {
		const notice = await job.db
			.selectFrom('programmes.notice')
			.select(['is_newsletter', 'sent_at'])
			.where('id', '=', id)
			.executeTakeFirst();
		if (!notice?.sent_at) return;
		const people = await audienceOf(job, id);
		const written = await queueLetters(job, people, kindOf(notice.is_newsletter), { notice: id }, `notice ${id}`);
		if (written) await record(job, 'programmes.notice.written-to-all', { notice: id, people: written });
	});
}

/** Every minute: notices go 90 days after they were sent or last changed, as their letters do. */
export async function letOldNoticesGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const before = new Date(job.now.getTime() - 90 * 86_400_000);
	const { numDeletedRows } = await job.db
		.deleteFrom('programmes.notice')
		.where((on) => on(on.fn.coalesce('sent_at', 'changed_at'), '<', before))
		.executeTakeFirst();
	if (numDeletedRows) await record(job, 'programmes.notice.let-go', { count: Number(numDeletedRows) });
}
