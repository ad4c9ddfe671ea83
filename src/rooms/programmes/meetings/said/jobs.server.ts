import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';

/** A year after a meeting, what was said in its rounds on phones goes, and so does the weather that was told there. Hands counted in the room name nobody and stay. */
export async function letOldRoundsGo(job: Tx): Promise<void> {
	const old = sql`select s.id from programmes.session s where s.ends_at < platform.now() - interval '1 year'`;
	const said = await sql`delete from programmes.said where session_id in (${old})`.execute(job.db);
	const told = await sql`delete from programmes.check_in where session_id in (${old})`.execute(job.db);
	const count = [said, told].reduce((sum, { numAffectedRows }) => sum + Number(numAffectedRows ?? 0), 0);
	if (count) await record(job, 'programmes.round.let-go', { count });
}
