import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';

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

/** The letter that confirms goes to the new address: she has just asked for it. */
export async function newMailbox(job: Tx, personId: string): Promise<string | null> {
	return (await findAskedEmail(job, personId))?.value ?? null;
}

/** That it was changed, by her or for her, goes to the old address, in her hours and only where she may be written to. */
export async function oldMailbox(job: Tx, personId: string): Promise<string | null> {
	const last = await job.db
		.selectFrom('people.address_change')
		.select('was')
		.where('person_id', '=', personId)
		.where('how_ended', 'in', ['confirmed', 'for-her'])
		.orderBy('ended_at', 'desc')
		.limit(1)
		.executeTakeFirst();
	return last?.was ?? null;
}
