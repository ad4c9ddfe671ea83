import { expect } from 'vitest';
import { makeAccount } from '#platform/identity/examples.ts';
import { hashOf, openSession } from '#platform/identity/session.ts';
import { addStaff } from '#platform/identity/staff.ts';
import { instant } from '#platform/clock.ts';
import { test } from '../../tests/support/house.ts';
import { confirmWaiting } from './lead.ts';

test('the host says yes to every role that waits for somebody, and names those that do not go with the others', async ({
	house
}) => {
	const ruth = await makeAccount(house.owner.db, house.orgId, 'ruth@example.org', ['coordinator']);
	const { token } = await house.as('door', (door) => openSession(door, ruth, true));
	for (const role of ['outside_contact', 'safeguarding_lead'] as const) {
		const wanted = {
			email: 'helen@example.org',
			language: 'en',
			role,
			until: new Date(instant() + 864e5),
			why: 'knows how'
		};
		expect(await house.signedIn(hashOf(token), (tx) => addStaff(tx, wanted))).toMatchObject({ ok: true });
	}
	const said = await house.as('host', (host) => confirmWaiting(host, 'Helen@example.org'));
	expect(said).toEqual({ given: ['outside_contact'], clashing: ['safeguarding_lead'] });
	expect(await house.as('host', (host) => confirmWaiting(host, 'helen@example.org'))).toEqual({
		given: [],
		clashing: ['safeguarding_lead']
	});
	expect(await house.as('host', (host) => confirmWaiting(host, 'nobody@example.org'))).toEqual({
		given: [],
		clashing: []
	});
});
