import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';

/** Somebody led a part: what was wanted of anybody for that meeting is wanted no more, and nobody is asked for it. */
export async function settleWishes(job: Tx, { slot }: { slot: string }): Promise<void> {
	const { numAffectedRows } = await sql`
		update programmes.slot w set state = 'not-this-time' from programmes.slot led
		where led.id = ${slot} and w.session_id = led.session_id and w.state = 'wanted' and w.person_id is null`.execute(
		job.db
	);
	if (numAffectedRows) await record(job, 'programmes.slot.settled', { slot, count: Number(numAffectedRows) });
}

/** A year after a run, what was offered and not led goes, and so do the shelf of the group and what it added to its celebration. What was led stays on the record of whoever led it. */
export async function letOldSlotsGo(job: Tx): Promise<void> {
	const over = sql`select c.id from programmes.cohort c where not exists (
		select from programmes.session s where s.cohort_id = c.id and s.ends_at > platform.now() - interval '1 year')`;
	const slots = await sql`delete from programmes.slot where state <> 'led' and cohort_id in (${over})`.execute(job.db);
	const shelves = await sql`delete from programmes.shelf where cohort_id in (${over})`.execute(job.db);
	const added = await sql`delete from programmes.contribution where cohort_id in (${over})`.execute(job.db);
	const count = [slots, shelves, added].reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0), 0);
	if (count) await record(job, 'programmes.slot.let-go', { count });
}
