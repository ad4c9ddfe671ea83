import { sql } from 'kysely';
import { expect } from 'vitest';
import { ask, heard, lettersTo, member, rolesNow, scene, wanted } from '#cast/appointment.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { NobodyThere } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { staffInvitationLetter } from '../mail.server.ts';
import { hashOf, openSession } from '../session.ts';
import { addStaff, endRole } from '../staff.ts';
import { answerAppointment } from './commands.server.ts';

const beginsIn = async (house: House, id: string) => {
	const { rows } = await sql<{
		hours: number;
	}>`select round(extract(epoch from since - platform.now()) / 3600)::int as hours from platform.role_given where account_id = ${id}`.execute(
		house.owner.db
	);
	return rows[0]?.hours;
};

test('where somebody holds the role, a new one begins a day after the yes; the letter to set up goes all the same', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	await member(house, ['safeguarding_lead']);
	const { id, accountId } = await ask(house, ruth);
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	expect(await rolesNow(house, accountId)).toEqual([]);
	expect(await beginsIn(house, accountId)).toBe(24);
	await heard(house, id);
	expect(await lettersTo(house, accountId)).toEqual(['platform.staff-invitation']);
	expect(await house.as('job', (job) => staffInvitationLetter(job, accountId))).not.toBeNull();
	expect(await lettersTo(house, carol.id)).toContain('platform.lead-changed');
	const { token } = await house.as('door', (door) => openSession(door, accountId, true));
	await expect(house.signedIn(hashOf(token), async () => 0)).rejects.toThrow(NobodyThere);
	expect(await ruth.does((tx) => addStaff(tx, wanted('other@example.org', 'facilitator')))).toMatchObject({ ok: true });
	expect(await ruth.does((tx) => endRole(tx, id))).toEqual({ ok: true }); // a coordinator who did not expect it
	expect(await beginsIn(house, accountId)).toBeUndefined();
});

test('where the last one’s days run out sooner, the new role begins then, so that there is always somebody', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const lead = await member(house, ['safeguarding_lead']);
	await sql`update platform.role_grant set until = platform.now() + interval '3 hours' where account_id = ${lead.id}`.execute(
		house.owner.db
	);
	const { id, accountId } = await ask(house, ruth);
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	expect(await beginsIn(house, accountId)).toBe(3);
});

test('a role that begins later goes together with the others as one that counts', async ({ house }) => {
	const { ruth, carol } = await scene(house);
	await member(house, ['outside_contact']);
	const { id } = await ask(house, ruth, 'later@example.org', 'outside_contact');
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	const clash = { ok: false, reason: 'clashes' };
	expect(await ruth.does((tx) => addStaff(tx, wanted('later@example.org', 'facilitator')))).toEqual(clash);
});

test('a conduct lead comes by a second yes a day later, is told of changes, and is never a safeguarding lead too', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const held = await member(house, ['conduct_lead']);
	const { id, accountId } = await ask(house, ruth, 'conduct@example.org', 'conduct_lead');
	await expect(held.does((tx) => answerAppointment(tx, id, 'yes'))).rejects.toThrow(Forbidden);
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	expect(await rolesNow(house, accountId)).toEqual([]);
	expect(await beginsIn(house, accountId)).toBe(24);
	await heard(house, id);
	expect(await lettersTo(house, held.id)).toEqual(['platform.lead-changed']);
	const lead = await member(house, ['safeguarding_lead']);
	const clash = { ok: false, reason: 'clashes' };
	expect(await ruth.does((tx) => addStaff(tx, wanted(lead.email, 'conduct_lead')))).toEqual(clash);
	expect(await ruth.does((tx) => addStaff(tx, wanted(held.email, 'safeguarding_lead')))).toEqual(clash);
});
