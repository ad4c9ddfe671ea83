// The secret word with which the app opens a transaction as the door. It is derived from the installation's key, which cannot be read in SQL.
import { createHash, createHmac } from 'node:crypto';
import { connected } from './connected.ts';

/** The word for an installation key: 32 bytes or more of base64url. */
export const wordOf = (installationKey: string): string =>
	createHmac('sha256', installationKey).update('the word at the door').digest('hex');

/** Stores a hash of that word in the database, as its owner. */
export async function tellWord(ownerUrl: string, installationKey: string): Promise<void> {
	const hash = createHash('sha256').update(wordOf(installationKey)).digest();
	await connected(ownerUrl, (owner) =>
		owner.query('update platform.seal set word = $1 where word is distinct from $1', [hash])
	);
}
