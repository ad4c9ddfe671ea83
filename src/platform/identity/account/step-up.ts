import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import { showTo } from '../../db/shown.ts';
import type { Tx } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { runtime } from '../../runtime.ts';
import { useFactor } from '../staff-sign-in.ts';
import { onlyDigits } from '../totp.ts';

/** Whether a second factor was shown in this browser within the last five minutes. */
export async function hasJustProved(tx: Tx, thisHash: Uint8Array): Promise<boolean> {
	const row = await tx.db
		.selectFrom('platform.session')
		.select(sql<boolean>`coalesce(proved_at > platform.now() - interval '5 minutes', false)`.as('fresh'))
		.where('token_hash', '=', Buffer.from(thisHash))
		.executeTakeFirst();
	return row?.fresh ?? false;
}

/** Takes six digits or a recovery code from whoever is signed in with both factors: it holds for five minutes in this browser. */
export async function proveAgain(atDoor: Tx, email: string, thisHash: Uint8Array, typed: string): Promise<boolean> {
	const { id, strong } = atDoor.actor;
	if (!id || !strong) throw new Forbidden();
	await showTo(atDoor, email);
	if (!isShown(typed) && !(await useFactor(atDoor, id, typed))) {
		await record(atDoor, 'platform.second-factor.refused', { account: id });
		return false;
	}
	await keepProved(atDoor, thisHash);
	return true;
}

/** Keeps that a second factor was shown in this browser just now. */
export async function keepProved(atDoor: Tx, thisHash: Uint8Array): Promise<void> {
	await atDoor.db
		.updateTable('platform.session')
		.set({ proved_at: sql<Date>`platform.now()` })
		.where('token_hash', '=', Buffer.from(thisHash))
		.where('account_id', '=', atDoor.actor.id)
		.execute();
	await record(atDoor, 'platform.session.proved', { account: atDoor.actor.id });
}

/** Nobody of a demonstration has an app; there, and nowhere else, the digits stand on the page. */
const isShown = (typed: string) => runtime().demonstration && onlyDigits(typed) === '000000';
