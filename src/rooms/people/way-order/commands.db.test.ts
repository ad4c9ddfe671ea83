import { expect } from 'vitest';
import { byEmail, personIn } from '#cast/people.ts';
import { Forbidden } from '#platform/outcome.ts';
import { copyFor } from '#platform/identity/own-data.server.ts';
import { gateSays } from '../../../../tests/support/gate.ts';
import { test } from '../../../../tests/support/house.ts';
import { changeSafeContact } from '../safe-contact/commands.server.ts';
import { noRules } from '../safe-contact/policy.ts';
import { moveWay } from './commands.server.ts';
import { inHerOrder, stepped } from './policy.ts';
import { listMyWays } from './queries.server.ts';

const offered = ['email', 'push', 'hand'] as const;

test('her order is hers: by steps, among what is offered, what is new stands last', () => {
	expect(stepped(['email', 'push', 'hand'], 'hand', 'up')).toEqual(['email', 'hand', 'push']);
	expect(stepped(['email', 'push', 'hand'], 'email', 'down')).toEqual(['push', 'email', 'hand']);
	expect(stepped(['email', 'push'], 'email', 'up')).toEqual(['email', 'push']);
	expect(stepped(['email', 'push'], 'push', 'down')).toEqual(['email', 'push']);
	expect(stepped(['email', 'push'], 'text', 'up')).toEqual(['email', 'push']);
	expect(inHerOrder(['email', 'text', 'push', 'hand'], ['hand', 'email', 'push'])).toEqual([
		'hand',
		'email',
		'push',
		'text'
	]);
	expect(inHerOrder(['email'], ['hand'])).toEqual(['email']);
});

test('the gate tries the ways in her order, and only those that are open and safe', async ({ house }) => {
	const her = await personIn(house, byEmail('order'));
	const phone = { org_id: house.orgId, person_id: her.id, kind: 'phone', value: '+447700900888' };
	await house.owner.db.insertInto('people.address').values(phone).execute();
	await house.owner.db.deleteFrom('people.contact_change').where('person_id', '=', her.id).execute();
	const way = async (kind = 'programmes.place') => (await gateSays(house, her.id, kind)).go?.way;
	const noon = new Date('2027-01-12T12:00:00Z');
	expect(await her((tx) => listMyWays(tx, offered))).toEqual(offered);
	expect(await way()).toBe('email');
	await her((tx) => moveWay(tx, ['email', 'push', 'hand'], 'hand', 'up'));
	expect(await way()).toBe('email');
	await her((tx) => moveWay(tx, ['email', 'hand', 'push'], 'hand', 'up'));
	await her((tx) => moveWay(tx, ['email', 'hand', 'push'], 'hand', 'up')); // sent twice
	expect(await her((tx) => listMyWays(tx, offered))).toEqual(['hand', 'email', 'push']);
	expect(await way()).toBe('hand');
	// with which she signs in goes by its own ways, whatever her order
	expect(await way('platform.sign-in')).toBe('email');
	// a way that is not safe is not tried, however early it stands
	await her((tx) => changeSafeContact(tx, her.id, { ...noRules, mayCall: false, mayText: false }));
	expect((await gateSays(house, her.id, 'programmes.place', noon)).go?.way).toBe('email');
	expect((await her((tx) => copyFor(tx, her.id)))['platform.account']).toMatchObject([
		{ ways: ['hand', 'email', 'push'] }
	]);
});

test('nobody orders the ways of somebody else, and the door orders none', async ({ house }) => {
	const [her, other] = [await personIn(house, byEmail('hers-alone')), await personIn(house)];
	await expect(house.as('door', (tx) => moveWay(tx, [...offered], 'hand', 'up'))).rejects.toThrow(Forbidden);
	await other((tx) => moveWay(tx, [...offered], 'hand', 'up'));
	await other((tx) =>
		tx.db
			.updateTable('platform.account')
			.set({ ways: ['hand'] })
			.where('id', '=', her.id)
			.execute()
	);
	expect(await her((tx) => listMyWays(tx, offered))).toEqual(offered);
});
