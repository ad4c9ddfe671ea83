import { sql } from 'kysely';
import { showTo } from '../../db/shown.ts';
import type { Tx } from '../../db/tx.ts';
import { hashOf, newToken } from '../session.ts';

/** What a challenge may be signed for. */
export type ChallengePurpose = 'enter' | 'add' | 'prove';

/** A new challenge of 256 bits for one purpose in one browser, for five minutes; only hashes are kept. */
export async function newChallenge(door: Tx, purpose: ChallengePurpose, browserHash: Buffer): Promise<string> {
	const challenge = newToken();
	await door.db
		.insertInto('platform.challenge')
		.values({
			org_id: door.actor.orgId,
			challenge_hash: hashOf(challenge),
			browser_hash: browserHash,
			purpose,
			expires_at: sql<Date>`platform.now() + interval '5 minutes'`
		})
		.execute();
	return challenge;
}

/** Uses a challenge up, whatever comes of it: whether it was made for this, in this browser, and is new. */
export async function useChallenge(
	door: Tx,
	challenge: string,
	purpose: ChallengePurpose,
	browserHash: Buffer
): Promise<boolean> {
	await showTo(door, hashOf(challenge));
	const used = await door.db
		.updateTable('platform.challenge')
		.set({ used_at: sql<Date>`platform.now()` })
		.where('challenge_hash', '=', hashOf(challenge))
		.where('browser_hash', '=', browserHash)
		.where('purpose', '=', purpose)
		.where('used_at', 'is', null)
		.where('expires_at', '>', sql<Date>`platform.now()`)
		.executeTakeFirst();
	return used.numUpdatedRows > 0n;
}
