import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** After how many days half of those who asked for a place had come; no days where half of them have not come yet. */
export interface WaitingTime {
	people: number;
	days: number | null;
}

/** How long it took in the last six months to come to a programme after asking; nothing where fewer than eight asked. */
export async function findWaitingTime(tx: Tx, runId: string): Promise<WaitingTime | undefined> {
	const { rows } = await sql<{ people: number | null; days: number | null }>`
		select people, days from programmes.wait_days(${runId}::uuid)`.execute(tx.db);
	const people = rows[0]?.people ?? null;
	return people === null ? undefined : { people, days: rows[0]?.days ?? null };
}
