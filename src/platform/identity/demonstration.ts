import { showTo } from '../db/shown.ts';
import type { Tx } from '../db/tx.ts';
import { runtime } from '../runtime.ts';
import { NotFound } from '../outcome.ts';
import { holdsRoleNow } from './on-the-team.ts';
import { hashOf, newToken, openSession } from './session.ts';

const purpose = 'demonstration';

/** A link that signs in by being opened. Exists in a demonstration only; anywhere else this throws. */
export async function makeDemonstrationLink(door: Tx, accountId: string): Promise<string> {
	if (!runtime().demonstration) throw new Error('sign-in links like this exist in a demonstration only');
	const token = newToken();
	const expires = new Date(door.now.getTime() + 365 * 24 * 3_600_000);
	await door.db
		.insertInto('platform.proof')
		.values({
			org_id: door.actor.orgId,
			account_id: accountId,
			purpose,
			token_hash: hashOf(token),
			expires_at: expires
		})
		.execute();
	return token;
}

/** Opens a session for a demonstration link. Throws NotFound outside a demonstration and for anything else. */
export async function signInToDemonstration(door: Tx, token: string): Promise<{ token: string; expiresAt: Date }> {
	if (!runtime().demonstration) throw new NotFound();
	await showTo(door, hashOf(token));
	const proof = await door.db
		.selectFrom('platform.proof')
		.select('account_id')
		.where('token_hash', '=', hashOf(token))
		.where('purpose', '=', purpose)
		.where('expires_at', '>', door.now)
		.executeTakeFirst();
	if (!proof) throw new NotFound();
	return openSession(door, proof.account_id, await holdsRoleNow(door, proof.account_id));
}
