import { instant } from '../clock.ts';
import { expect } from 'vitest';
import { test, type House } from '../../../tests/support/house.ts';
import type { Role } from '../db/tx.ts';
import { Forbidden } from '../outcome.ts';
import { makeAccount } from './examples.ts';
import { hashOf, openSession } from './session.ts';
import { findStaffInvitation } from './set-up.ts';
import { setUpLinkFor } from './set-up-link.ts';
import { addStaff } from './staff.ts';

const speaking = async (house: House, role: Role, email = `${role}@example.org`) => {
	const id = await makeAccount(house.owner.db, house.orgId, email, [role]);
	return hashOf((await house.as('door', (door) => openSession(door, id, true))).token);
};
const added = async (house: House, session: Uint8Array, role: Role) => {
	const until = new Date(instant() + 365 * 864e5);
	const wanted = { email: `new-${role}@example.org`, language: 'en', role, until, why: 'new', linkIsPrinted: true };
	const outcome = await house.signedIn(session, (tx) => addStaff(tx, wanted));
	return outcome.ok ? outcome.value.accountId : '';
};

test('where no letter goes, a coordinator hands over the link of somebody new, and it works', async ({ house }) => {
	const coordinator = await speaking(house, 'coordinator');
	const account = await added(house, coordinator, 'facilitator');
	const shown = await house.atDoor(coordinator, (tx) => setUpLinkFor(tx, account));
	const token = shown.ok ? (shown.value.split('/').at(-1) ?? '') : '';
	expect(await house.as('door', (door) => findStaffInvitation(door, token))).toMatchObject({ accountId: account });
	const facilitator = await speaking(house, 'facilitator');
	await expect(house.atDoor(facilitator, (tx) => setUpLinkFor(tx, account))).rejects.toThrow(Forbidden);
});

test('the link of a lead, of somebody asked to be one, and of whoever has set up is the host’s alone', async ({
	house
}) => {
	const coordinator = await speaking(house, 'coordinator', 'second@example.org');
	const asked = await added(house, coordinator, 'safeguarding_lead');
	const lead = await makeAccount(house.owner.db, house.orgId, 'lead@example.org', ['safeguarding_lead']);
	const known = await makeAccount(house.owner.db, house.orgId, 'known@example.org', ['facilitator']);
	await house.owner.db
		.insertInto('platform.credential')
		.values({ org_id: house.orgId, account_id: known, totp_confirmed_at: new Date(instant()) })
		.execute();
	for (const account of [asked, lead, known])
		expect(await house.atDoor(coordinator, (tx) => setUpLinkFor(tx, account))).toEqual({
			ok: false,
			reason: 'host-alone'
		});
});
