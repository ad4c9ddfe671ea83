import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';

/** What she said for as long as she is quiet. Why, she was never asked. */
export interface Quiet {
	id: string;
	since: Date;
	/** Somebody else told it for her. */
	byAnother: boolean;
	helpShownAt: Date | null;
	tellIfOff: boolean;
	mayKnow: boolean;
}

/** Whether somebody is quiet now, for herself and for timed work. */
export async function isQuiet(tx: Tx, personId: string): Promise<boolean> {
	const { rows } = await sql<{ quiet: boolean }>`select people.is_quiet(${personId}::uuid) as quiet`.execute(tx.db);
	return rows[0]?.quiet ?? false;
}

/** Her own quiet, as long as it lasts. */
export async function findQuiet(tx: Tx): Promise<Quiet | undefined> {
	const row = await tx.db
		.selectFrom('people.loss')
		.select(['id', 'told_at', 'told_by', 'help_shown_at', 'tell_if_off', 'may_know'])
		.where('person_id', '=', tx.actor.id)
		.where('resumed_at', 'is', null)
		.executeTakeFirst();
	if (!row) return undefined;
	const { id, told_at: since, help_shown_at: helpShownAt, tell_if_off: tellIfOff, may_know: mayKnow } = row;
	return { id, since, byAnother: row.told_by !== tx.actor.id, helpShownAt, tellIfOff, mayKnow };
}

/** Of these, who is quiet and lets whoever runs her groups know it, or was told of by the asker. */
export async function listQuiet(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
	const { rows } = await sql<{ id: string }>`select people.quiet_shown(${[...personIds]}::uuid[]) as id`.execute(tx.db);
	return new Set(rows.map(({ id }) => id));
}
