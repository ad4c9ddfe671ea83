import type { Tx } from '#platform/db/tx.ts';
import type { SafeWay } from '#platform/mail/deliver.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { getPerson } from '../person/queries.server.ts';
import { reachable, reachableAt } from '../safe-contact/queries.server.ts';

/** What stands in the address of the link: made from the id of the change under the installation's key, and kept nowhere. */
export function linkOf(changeId: string): string {
	return keyed('address change', changeId).toString('base64url');
}

/** The new address that somebody asked for and has not confirmed yet, if there is one. */
export async function findAskedEmail(tx: Tx, personId: string): Promise<{ id: string; value: string } | undefined> {
	return tx.db
		.selectFrom('people.address_change')
		.select(['id', 'value'])
		.where('person_id', '=', personId)
		.where('ended_at', 'is', null)
		.where('asked_at', '>', new Date(tx.now.getTime() - 24 * 3_600_000))
		.executeTakeFirst();
}

/** The letter that confirms goes to the new address at once: she has just asked for it. */
export async function wayToNew(job: Tx, personId: string): Promise<SafeWay> {
	const asked = await findAskedEmail(job, personId);
	return asked
		? { channel: 'email', address: asked.value, notBefore: job.now }
		: { channel: 'none', why: 'not-needed' };
}

/** That it was changed, by her or for her, goes to the old address, in her hours and only where she may be written to. */
export async function wayToOld(job: Tx, personId: string): Promise<SafeWay> {
	const last = await job.db
		.selectFrom('people.address_change')
		.select('was')
		.where('person_id', '=', personId)
		.where('how_ended', 'in', ['confirmed', 'for-her'])
		.orderBy('ended_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return byLetterTo(job, personId, last?.was);
}

/**
 * That her number was changed goes to her mailbox, in her hours and only where she may be written to. Whoever has no mailbox here is told by a
 * person, at the new number: it stands on the list of calls.
 */
export async function wayToMailbox(job: Tx, personId: string): Promise<SafeWay> {
	const { addresses } = await getPerson(job, personId);
	const email = addresses.find(({ kind }) => kind === 'email')?.value;
	return email ? byLetterTo(job, personId, email) : reachable(job, personId, job.now);
}

async function byLetterTo(job: Tx, personId: string, email: string | null | undefined): Promise<SafeWay> {
	return email ? reachableAt(job, personId, email) : { channel: 'none', why: 'not-needed' };
}
