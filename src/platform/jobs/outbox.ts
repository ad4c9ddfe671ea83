import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';

/**
 * Puts a letter to one person in the outbox, in this transaction. `data` holds ids, never words or addresses.
 * With `once`, a second letter with the same key is not written, without an error.
 */
export async function queueLetter(
	tx: Tx,
	accountId: string,
	kind: string,
	data: Record<string, string>,
	once?: string
): Promise<void> {
	await tx.db
		.insertInto('platform.letter')
		.values({ org_id: tx.actor.orgId, account_id: accountId, kind, data: JSON.stringify(data), once: once ?? null })
		.onConflict((conflict) => conflict.doNothing()) // naming the columns would ask for the right to read letters
		.execute();
}

/** The same for many people at once: one letter a person, each with an effect key of her own made from `once`; returns how many are new. */
export async function queueLetters(
	tx: Tx,
	people: readonly string[],
	kind: string,
	data: Record<string, string>,
	once: string
): Promise<number> {
	const { numAffectedRows } = await sql`
		insert into platform.letter (org_id, account_id, kind, data, once)
		select ${tx.actor.orgId}::uuid, person, ${kind}, ${JSON.stringify(data)}::jsonb, ${once} || ' ' || person
		from unnest(${[...people]}::uuid[]) person on conflict do nothing`.execute(tx.db);
	return Number(numAffectedRows ?? 0);
}

/** Asks the worker for timed work, in this transaction. The job carries its own organisation. */
export async function enqueue(
	tx: Tx,
	task: string,
	payload: Record<string, string | number>,
	options: { key?: string; at?: Date } = {}
): Promise<void> {
	const job = JSON.stringify({ org: tx.actor.orgId, ...payload });
	await sql`select platform.enqueue(${task}, ${job}::json, ${options.key ?? null}, ${options.at ?? null}::timestamptz)`.execute(
		tx.db
	);
}
