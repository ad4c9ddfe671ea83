import type { Tx } from '../db/tx.ts';
import { Forbidden } from '../outcome.ts';
import type { Copy } from '../own-data.ts';
import { endAllSessions } from './session.ts';

/** Her account, the address she signs in with, her browsers, her letters, and who opened what is held about her. Never a secret. */
export async function copyFor(tx: Tx, personId: string): Promise<Copy> {
	if (tx.actor.id !== personId) throw new Forbidden();
	const { db } = tx;
	return {
		'platform.account': await db
			.selectFrom('platform.account')
			.select(['language', 'ways', 'created_at'])
			.where('id', '=', personId)
			.execute(),
		'platform.sign_in_name': await db
			.selectFrom('platform.sign_in_name')
			.select(['email', 'confirmed_at'])
			.where('account_id', '=', personId)
			.execute(),
		'platform.session': await db
			.selectFrom('platform.session')
			.select(['created_at', 'last_seen_at', 'ended_at', 'device', 'browser'])
			.where('account_id', '=', personId)
			.orderBy('created_at')
			.execute(),
		'platform.passkey': await db
			.selectFrom('platform.passkey')
			.select(['called', 'made_on', 'used_on', 'synced'])
			.where('account_id', '=', personId)
			.execute(),
		'platform.letter': await db
			.selectFrom('platform.letter')
			.select(['kind', 'created_at', 'sent_at'])
			.where('account_id', '=', personId)
			.orderBy('created_at')
			.execute(),
		'platform.access': await db
			.selectFrom('platform.access')
			.select(['what', 'at'])
			.where('person_id', '=', personId)
			.orderBy('at')
			.execute()
	};
}

/** Forgets her account, and with it how she signs in, her browsers and her letters. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	await tx.db.deleteFrom('platform.account').where('id', '=', personId).execute();
}

/** Ends her account from now on: nobody signs in with it, nothing is written to it. */
export async function endFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.id !== personId) throw new Forbidden();
	await tx.db.updateTable('platform.account').set({ closed_at: tx.now }).where('id', '=', personId).execute();
	await endAllSessions(tx, personId);
}

/** Whether she has a role on the team now; her account is not hers alone then. */
export async function isOnTheTeam(tx: Tx): Promise<boolean> {
	const held = await tx.db
		.selectFrom('platform.role_grant')
		.select('id')
		.where('account_id', '=', tx.actor.id ?? '')
		.limit(1)
		.executeTakeFirst();
	return Boolean(held);
}
