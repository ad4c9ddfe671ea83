// The word by which the house is known at its own door: drawn from the installation's key, which nobody reads who can only speak SQL.
import { createHash, createHmac } from 'node:crypto';
import { connected } from './connected.ts';

/** The word of the house with this installation key. */
export const wordOf = (installationKey: string): string =>
	createHmac('sha256', installationKey).update('the word at the door').digest('hex');

/** Tells the database, as its owner, by which word the house will be known; it keeps a hash. */
export async function tellWord(ownerUrl: string, installationKey: string): Promise<void> {
	const hash = createHash('sha256').update(wordOf(installationKey)).digest();
	await connected(ownerUrl, (owner) =>
		owner.query('update platform.seal set word = $1 where word is distinct from $1', [hash])
	);
}
