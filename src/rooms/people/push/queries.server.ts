import type { Tx } from '#platform/db/tx.ts';
import { unseal } from '#platform/identity/sealing.ts';
import type { PushPhone } from '#platform/push/phone.ts';
import { senderKeys } from '#platform/push/sender.ts';
import type { PushGiven } from './form.ts';
import { tailOf } from './policy.ts';

/** For what a device's addresses and keys are sealed. */
export const pushSeal = 'push';

/** A device of hers, as her page lists it. */
export interface Device {
	id: string;
	name: string;
	since: Date;
	/** Nothing while it takes messages. */
	endedAt: Date | null;
}

/** Her devices, the newest first. */
export async function listDevices(tx: Tx): Promise<Device[]> {
	return tx.db
		.selectFrom('people.push')
		.select(['id', 'name', 'since', 'ended_at as endedAt'])
		.where('person_id', '=', tx.actor.id)
		.orderBy('since', 'desc')
		.orderBy('id')
		.execute();
}

/** What the script on her page needs to know, so that each opening puts right what a browser changed meanwhile. */
export async function pushGiven(tx: Tx, here: string | undefined): Promise<PushGiven> {
	const phones = await readPhones(tx, tx.actor.id ?? '');
	const ends = phones.map(({ endpoint }) => tailOf(endpoint));
	return { key: senderKeys().publicKey, ends, on: here !== undefined };
}

/** Where the devices of somebody take messages that count by now: for the gate alone. */
export async function phonesOf(tx: Tx, person: string, at: Date): Promise<(PushPhone & { id: string })[]> {
	return (await readPhones(tx, person)).filter(({ countsFrom }) => countsFrom <= at);
}

async function readPhones(tx: Tx, person: string) {
	const rows = await tx.db
		.selectFrom('people.push')
		.select(['id', 'sealed', 'counts_from as countsFrom'])
		.where('person_id', '=', person)
		.where('ended_at', 'is', null)
		.orderBy('id')
		.execute();
	return rows.flatMap(({ id, sealed, countsFrom }) => {
		const text = unseal(pushSeal, `${tx.actor.orgId} ${person}`, sealed ?? '');
		return text ? [{ id, countsFrom, ...(JSON.parse(text) as PushPhone) }] : [];
	});
}
