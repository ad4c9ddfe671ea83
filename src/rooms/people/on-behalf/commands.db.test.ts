import { expect } from 'vitest';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { NobodyThere, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { addChild } from '../child/commands.server.ts';
import { getChild } from '../child/queries.server.ts';
import { listConsents } from '../consent/queries.server.ts';
import { getPerson } from '../person/queries.server.ts';
import { noRules } from '../safe-contact/policy.ts';
import { getSafeContact } from '../safe-contact/queries.server.ts';
import {
	changeEmailFor,
	changeNameFor,
	changePhoneFor,
	changeSafeContactFor,
	correctChildFor,
	takeBackConsentFor
} from './commands.server.ts';
import { listChangesFor } from './queries.server.ts';

async function coordinatorIn(house: House) {
	const id = await makeAccount(house.owner.db, house.orgId, `${uuidv7()}@example.org`, ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, id, true));
	return Object.assign(<T>(work: (tx: Tx) => Promise<T>) => house.signedIn(hashOf(token), work), {
		id,
		atDoor: <T>(work: (tx: Tx) => Promise<T>) => house.atDoor(hashOf(token), work)
	});
}

const asked = 'by-phone' as const;
const child = { firstName: 'Leo', ageBand: 'two', allergies: '', needs: '' } as const;

test('what she asks for by phone is changed, recorded under the coordinator’s name, and shown to her', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const her = await personIn(house, {
		reach: { kind: 'phone', value: '07700 900191' },
		consents: { contact: true, photos: true }
	});
	const childId = uuidv7();
	await her((tx) => addChild(tx, her.id, { id: childId, ...child }));
	await coordinator.atDoor((tx) => changeNameFor(tx, her.id, { called: 'Nadia B', language: 'es', asked }));
	await coordinator((tx) => changePhoneFor(tx, her.id, { phone: '0044 7700 900192', asked }));
	await coordinator((tx) => changeSafeContactFor(tx, her.id, { ...noRules, fromHour: 10, toHour: 12, asked }));
	await coordinator.atDoor((tx) => takeBackConsentFor(tx, her.id, { purpose: 'photos', asked: 'in-person' }));
	await coordinator((tx) => correctChildFor(tx, her.id, childId, { ...child, allergies: 'Egg', asked }));
	await her(async (tx) => {
		const addresses = [{ kind: 'phone', value: '+447700900192' }];
		expect(await getPerson(tx, her.id)).toMatchObject({ called: 'Nadia B', language: 'es', addresses });
		expect(await getSafeContact(tx, her.id)).toMatchObject({ fromHour: 10, toHour: 12 });
		expect((await listConsents(tx, her.id)).find(({ purpose }) => purpose === 'photos')?.given).toBe(false);
		expect(await getChild(tx, childId)).toMatchObject({ allergies: 'Egg' });
		const what = (await listChangesFor(tx, her.id)).map((change) => change.what);
		expect(what.toSorted()).toEqual(['child', 'consent', 'name', 'phone', 'safe-contact']);
	});
	const trail = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('actor_id', '=', coordinator.id)
		.where('action', '=', 'people.change-for.made')
		.execute();
	expect(trail).toHaveLength(5);
});

test('a new address: nothing goes to the old one, who is signed in with it is signed out, and a taken one is refused', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const her = await personIn(house, byEmail('read-by-others'));
	await personIn(house, byEmail('of-another'));
	const move = (email: string) => coordinator.atDoor((tx) => changeEmailFor(tx, her.id, { email, asked }));
	expect(await move('of-another@example.org')).toEqual({ ok: false, reason: 'taken' });
	expect(await move('her-own@example.org')).toMatchObject({ ok: true });
	await expect(her((tx) => getPerson(tx, her.id))).rejects.toThrow(NobodyThere);
	const { db } = house.owner;
	const names = await db
		.selectFrom('platform.sign_in_name')
		.select(['email', 'confirmed_at'])
		.where('account_id', '=', her.id)
		.execute();
	expect(names).toEqual([{ email: 'her-own@example.org', confirmed_at: null }]);
	expect(await db.selectFrom('platform.letter').select('id').where('account_id', '=', her.id).execute()).toEqual([]);
});

test('nobody but a coordinator changes for others, never for herself, for the team, or the child of another', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const [her, other] = [await personIn(house), await personIn(house)];
	const childId = uuidv7();
	await other((tx) => addChild(tx, other.id, { id: childId, ...child }));
	const phone = { phone: '07700900193', asked };
	await expect(other((tx) => changePhoneFor(tx, her.id, phone))).rejects.toThrow(Forbidden);
	await expect(house.as('door', (tx) => changePhoneFor(tx, her.id, phone))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => changePhoneFor(tx, coordinator.id, phone))).rejects.toThrow(Forbidden);
	await expect(coordinator((tx) => correctChildFor(tx, her.id, childId, { ...child, asked }))).rejects.toThrow(
		NotFound
	);
	const staff = await coordinatorIn(house);
	await house.owner.db
		.insertInto('people.person')
		.values({ org_id: house.orgId, id: staff.id, called: 'Helen' })
		.execute();
	await expect(coordinator((tx) => changeEmailFor(tx, staff.id, { email: 'mine@example.org', asked }))).rejects.toThrow(
		/not moved for her/
	);
});
