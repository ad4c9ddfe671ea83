import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { hashOfReceipt } from '../note/policy.ts';

/** She who is signed in keeps the note of a code with her own page. The trail says that she did, and not of which note: whoever reads notes can't learn whose they are. */
export async function keepWithHerPage(tx: Tx, code: string, wantsWord: boolean): Promise<Outcome<'not-there'>> {
	if (tx.actor.kind !== 'person') throw new Forbidden();
	const { rows } = await sql<{ kept: boolean }>`
		select coproduction.follow_note(${hashOfReceipt(code)}, ${wantsWord}) as kept`.execute(tx.db);
	if (!rows[0]?.kept) return refused('not-there');
	await record(tx, 'coproduction.note.followed', {});
	return done;
}

/** She takes it off her page again; the code goes on answering. */
export async function takeOffHerPage(tx: Tx, teller: string): Promise<Outcome<never>> {
	if (tx.actor.kind !== 'person') throw new Forbidden();
	const { rows } = await sql<{ let: boolean }>`select coproduction.unfollow_note(${teller}::uuid) as let`.execute(
		tx.db
	);
	if (rows[0]?.let) await record(tx, 'coproduction.note.unfollowed', {});
	return done;
}
