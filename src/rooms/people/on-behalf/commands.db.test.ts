import { expect } from 'vitest';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { makeAccount } from '#platform/identity/examples.ts';
import { NobodyThere, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { byEmail, personIn } from '#cast/people.ts';
import { addChild } from '../child/commands.server.ts';
import { getChild } from '../child/queries.server.ts';
import { people } from '../room.server.ts';
import { writeSafeContact } from '../safe-contact/commands.server.ts';
import { inLanguage } from '#platform/i18n/language.ts';
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

/** The letters that wait for somebody, and where each would go. */
async function posted(house: House, id: string): Promise<string[][]> {
	const letters = await house.owner.db
		.selectFrom('platform.letter')
		.select('kind')
		.where('account_id', '=', id)
		.orderBy('kind')
		.execute();
	const found: string[][] = [];
	for (const { kind } of letters) {
		const { go, held } = await gateSays(house, id, kind);
		found.push([kind, ...(go ? [go.way, go.address] : [held])]);
		const letter = await inLanguage('en', () => people.letters[kind as 'people.address-given']());
		expect(JSON.stringify(letter)).not.toMatch(/example\.org|group|course/);
	}
	return found;
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
	const told = house.owner.db.selectFrom('platform.letter').select('kind').where('account_id', '=', her.id);
	expect((await told.execute()).map(({ kind }) => kind)).toContain('people.phone-changed');
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

test('a new address: both are told, who is signed in with the old one is signed out, and a taken one is refused', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const her = await personIn(house, byEmail('read-by-others'));
	await personIn(house, byEmail('of-another'));
	const move = (email: string) =>
		coordinator.atDoor((tx) => changeEmailFor(tx, her.id, { email, asked, old_is_read: false }));
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
	expect(await posted(house, her.id)).toEqual([
		['people.address-changed', 'email', 'read-by-others@example.org'],
		['people.address-given', 'email', 'her-own@example.org']
	]);
});

test('where somebody else reads the old address nothing goes there, nor to any that she does not want letters at', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const [her, other] = [await personIn(house, byEmail('he-reads-it')), await personIn(house, byEmail('no-letters'))];
	await other((tx) => writeSafeContact(tx, other.id, { ...noRules, mayEmail: false }));
	const move = (id: string, email: string, old_is_read: boolean) =>
		coordinator.atDoor((tx) => changeEmailFor(tx, id, { email, asked, old_is_read }));
	expect(await move(her.id, 'hers-alone@example.org', true)).toMatchObject({ ok: true });
	expect(await posted(house, her.id)).toEqual([['people.address-given', 'email', 'hers-alone@example.org']]);
	expect(await move(other.id, 'still-none@example.org', false)).toMatchObject({ ok: true });
	expect((await posted(house, other.id)).map(([kind, way]) => [kind, way])).toEqual([
		['people.address-changed', 'no-way'],
		['people.address-given', 'no-way']
	]);
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
	await expect(
		coordinator((tx) => changeEmailFor(tx, staff.id, { email: 'mine@example.org', asked, old_is_read: false }))
	).rejects.toThrow(/not moved for her/);
});

test('of two called the same in one course a word that tells them apart is asked for once, and never insisted on', async ({
	house
}) => {
	const coordinator = await coordinatorIn(house);
	const [her, other, elsewhere] = [
		await personIn(house, { called: 'Amy' }),
		await personIn(house, { called: 'Nadia' }),
		await personIn(house, { called: 'Nadia' })
	];
	const circle_id = uuidv7();
	for (const { id } of [her, other])
		await house.owner.db
			.insertInto('people.membership')
			.values({ org_id: house.orgId, circle_id, person_id: id })
			.execute();
	const rename = (id: string, called: string, apart: string | null) =>
		coordinator.atDoor((tx) => changeNameFor(tx, id, { called, apart, language: 'en', asked }));
	expect(await rename(other.id, 'ÁMY', null)).toEqual({ ok: false, reason: 'namesake' });
	expect(await rename(other.id, 'Amy', 'B.')).toMatchObject({ ok: true });
	expect((await coordinator((tx) => getPerson(tx, other.id))).called).toBe('Amy B.');
	expect(await rename(other.id, 'Amy', '')).toMatchObject({ ok: true });
	expect((await coordinator((tx) => getPerson(tx, other.id))).called).toBe('Amy');
	expect(await rename(elsewhere.id, 'Amy', null)).toMatchObject({ ok: true });
	expect(await rename(her.id, 'Amy', null)).toMatchObject({ ok: true });
});
