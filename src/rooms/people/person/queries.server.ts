import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import { coordinates, type Tx } from '#platform/db/tx.ts';
import { spellingsOfPhone } from '#platform/forms/phone.ts';
import { nameKey } from '#platform/forms/signs.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Reach, SafeContact } from '../safe-contact/policy.ts';
import { getSafeContact, wayTo } from '../safe-contact/queries.server.ts';
import type { ReachKind } from './form.ts';

/** What somebody's own page says of her. */
export interface Person {
	id: string;
	called: string;
	language: string;
	addresses: { kind: ReachKind; value: string }[];
}

/** How and when it is safe to reach somebody. */
export interface Reaching {
	person: Person;
	reach: Reach;
	safe: SafeContact;
}

/** A person with her language and how to reach her. Throws NotFound. */
export async function getPerson(tx: Tx, id: string): Promise<Person> {
	if (!isId(id)) throw new NotFound();
	const row = await tx.db
		.selectFrom('people.person as person')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'person.org_id').onRef('account.id', '=', 'person.id')
		)
		.select(['person.id', 'person.called', 'account.language'])
		.where('person.id', '=', id)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	const addresses = await tx.db
		.selectFrom('people.address')
		.select(['kind', 'value'])
		.where('person_id', '=', id)
		.orderBy('kind')
		.execute();
	return { ...row, addresses: addresses.map(({ kind, value }) => ({ kind: kind as ReachKind, value })) };
}

/** How somebody is reached, as it stands; whoever calls this has noted that it was opened. Throws NotFound. */
export async function getReaching(tx: Tx, personId: string): Promise<Reaching> {
	return {
		person: await getPerson(tx, personId),
		reach: await wayTo(tx, personId),
		safe: await getSafeContact(tx, personId)
	};
}

/** Whether somebody is written down here; whoever signs in as staff may have no page of her own yet. */
export async function findCalled(tx: Tx, id: string): Promise<string | undefined> {
	const row = await tx.db.selectFrom('people.person').select('called').where('id', '=', id).executeTakeFirst();
	return row?.called;
}

/**
 * Whoever is known under this address, for the door alone: the owner of an e-mail address; for a phone number, which
 * families share, only somebody called the same, however the number was written when it was kept.
 */
export async function findKnown(
	door: Tx,
	reach: { kind: ReachKind; value: string },
	called: string
): Promise<string | undefined> {
	if (reach.kind === 'email') {
		await showTo(door, reach.value);
		const row = await door.db
			.selectFrom('platform.sign_in_name')
			.select('account_id')
			.where('email', '=', reach.value)
			.executeTakeFirst();
		return row?.account_id;
	}
	for (const spelling of spellingsOfPhone(reach.value, door.zone)) {
		const sharers = await sharersOf(door, spelling);
		const same = sharers.find((sharer) => nameKey(sharer.called) === nameKey(called));
		if (same) return same.id;
	}
	return undefined;
}

async function sharersOf(door: Tx, phone: string): Promise<{ id: string; called: string }[]> {
	await showTo(door, phone);
	return door.db
		.selectFrom('people.address as address')
		.innerJoin('people.person as person', (join) =>
			join.onRef('person.org_id', '=', 'address.org_id').onRef('person.id', '=', 'address.person_id')
		)
		.select(['person.id', 'person.called'])
		.where('address.kind', '=', 'phone')
		.where('address.value', '=', phone)
		.orderBy('person.id')
		.execute();
}

/** Whether somebody is there for a coordinator: everybody, or whoever belongs to circles of her areas or asked for something there. */
export async function isKnownToCoordinator(tx: Tx, personId: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('people.person')
		.select('id')
		.where('id', '=', personId)
		.$if(coordinates(tx.actor) !== null, (query) => query.where('id', 'in', sql<string>`(select people.coordinated())`))
		.executeTakeFirst();
	return row !== undefined;
}
