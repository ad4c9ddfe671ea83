import { sql } from 'kysely';
import { record } from '../../audit/record.ts';
import { showTo } from '../../db/shown.ts';
import type { Tx } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { runtime } from '../../runtime.ts';
import { useFactor } from '../staff-sign-in.ts';
import { onlyDigits } from '../totp.ts';

/** After so many minutes in which nobody touched it, a page that locks asks once more who is there. */
export const idleMinutes = 10;

const isOpen = sql<boolean>`greatest(proved_at, private_at) > platform.now() - ${`${idleMinutes} minutes`}::interval`;

/** Whether a second factor was shown in this browser within the last five minutes. */
export async function hasJustProved(tx: Tx, thisHash: Uint8Array): Promise<boolean> {
	const row = await tx.db
		.selectFrom('platform.session')
		.select(sql<boolean>`coalesce(proved_at > platform.now() - interval '5 minutes', false)`.as('fresh'))
		.where('token_hash', '=', Buffer.from(thisHash))
		.executeTakeFirst();
	return row?.fresh ?? false;
}

/** How whoever is signed in may show once more that it is she: by digits always, by a key where she has one at this host. */
export interface Proof {
	byKey: boolean;
}

/** What is to be shown before what asks for a fresh second factor; nothing where one was shown within the last five minutes. */
export async function askedProof(tx: Tx, thisHash: Uint8Array, rpId: string): Promise<Proof | null> {
	return (await hasJustProved(tx, thisHash)) ? null : anyProof(tx, rpId);
}

/** How she may show at this host that it is she, whenever she did so last. */
export async function anyProof(tx: Tx, rpId: string): Promise<Proof> {
	const key = await tx.db
		.selectFrom('platform.passkey')
		.select('id')
		.where('account_id', '=', tx.actor.id)
		.where('rp_id', '=', rpId)
		.where('strong', '=', true)
		.limit(1)
		.executeTakeFirst();
	return { byKey: key !== undefined };
}

/**
 * Whether pages that lock are open in this browser: a second factor was shown, or one of them read, within the last ten minutes. Where they
 * are, they stay so for ten minutes from now.
 */
export async function staysOpen(tx: Tx, thisHash: Uint8Array): Promise<boolean> {
	const kept = await tx.db
		.updateTable('platform.session')
		.set({ private_at: sql<Date>`platform.now()` })
		.where('token_hash', '=', Buffer.from(thisHash))
		.where('account_id', '=', tx.actor.id)
		.where(isOpen)
		.executeTakeFirst();
	return kept.numUpdatedRows > 0n;
}

/** Whether pages that lock are open in this browser; they stay so no longer for having asked. */
export async function isUnlocked(tx: Tx, thisHash: Uint8Array): Promise<boolean> {
	const open = tx.db
		.selectFrom('platform.session')
		.select('account_id')
		.where('token_hash', '=', Buffer.from(thisHash))
		.where('account_id', '=', tx.actor.id)
		.where(isOpen);
	return (await open.executeTakeFirst()) !== undefined;
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
