import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import { showTo } from '../../db/shown.ts';
import type { Tx } from '../../db/tx.ts';
import { Forbidden, NotFound } from '../../outcome.ts';
import { mintProof } from '../proof.ts';
import { newRecoveryCodes, recoveryHash } from '../recovery.ts';
import { keyOf } from './queries.server.ts';

/** Whoever changes how she signs in is signed in with both factors, and speaks for herself. */
function herself(tx: Tx): string {
	const { id, strong } = tx.actor;
	if (!id || !strong) throw new Forbidden();
	return id;
}

/** Keeps a new password, whose hash was made outside of any transaction, and signs her out everywhere else. */
export async function keepPassword(atDoor: Tx, email: string, hash: string, thisHash: Uint8Array): Promise<void> {
	const id = herself(atDoor);
	await showTo(atDoor, email);
	const changed = await atDoor.db
		.updateTable('platform.credential')
		.set({ password_hash: hash, changed_at: sql<Date>`platform.now()` })
		.where('account_id', '=', id)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) throw new NotFound();
	await record(atDoor, 'platform.password.changed', { account: id });
	await endOthers(atDoor, thisHash);
}

/** Makes ten new recovery codes and returns them, once; the old ones open nothing from now on. */
export async function renewCodes(atDoor: Tx, email: string): Promise<string[]> {
	const id = herself(atDoor);
	await showTo(atDoor, email);
	const codes = newRecoveryCodes();
	const changed = await atDoor.db
		.updateTable('platform.credential')
		.set({ recovery_hashes: codes.map((code) => recoveryHash(id, code)) })
		.where('account_id', '=', id)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) throw new NotFound();
	await record(atDoor, 'platform.recovery-codes.renewed', { account: id });
	return codes;
}

/** The path of the page where she sets both factors anew, such as for a new phone; what she has goes on working until she is through. */
export async function beginAnew(atDoor: Tx): Promise<string> {
	const id = herself(atDoor);
	await record(atDoor, 'platform.staff.set-up-begun', { account: id });
	return `/staff/set-up/${await mintProof(atDoor, id, 'staff-invitation')}`;
}

/** Signs her out of one other browser, or of all others where none is named. With one factor she ends no browser that showed two. */
export async function endOthers(tx: Tx, thisHash: Uint8Array, key?: string): Promise<void> {
	const { id, strong } = tx.actor;
	if (!id) throw new Forbidden();
	const open = await tx.db
		.selectFrom('platform.session')
		.select('token_hash')
		.where('account_id', '=', id)
		.where('ended_at', 'is', null)
		.where((row) => row.or([row('strong', '=', false), row.lit(strong)]))
		.execute();
	const others = open.map((row) => row.token_hash).filter((hash) => !Buffer.from(hash).equals(thisHash));
	const meant = others.filter((hash) => !key || keyOf(hash) === key);
	if (!meant.length) return;
	await tx.db
		.updateTable('platform.session')
		.set({ ended_at: tx.now })
		.where('account_id', '=', id)
		.where('token_hash', 'in', meant)
		.where('ended_at', 'is', null)
		.execute();
	await record(tx, 'platform.session.others-ended', { account: id, count: meant.length });
}
