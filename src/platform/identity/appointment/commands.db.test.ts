import { setImmediate } from 'node:timers/promises';
import { sql } from 'kysely';
import { expect } from 'vitest';
import {
	ask,
	heard,
	inDays,
	lettersTo,
	member,
	rolesNow,
	scene,
	trail,
	wanted,
	type Member
} from '#cast/appointment.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { NobodyThere, type Role } from '../../db/tx.ts';
import { Forbidden, NotFound } from '../../outcome.ts';
import { hashOf, openSession } from '../session.ts';
import { addStaff, endRole } from '../staff.ts';
import { answerAppointment, lapseAppointments, withdrawAppointment } from './commands.server.ts';

test('a lead for whom one coordinator asked is none: she holds no role, can’t sign in as one, and gets no letter', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const { accountId, outcome } = await ask(house, ruth);
	expect(outcome).toMatchObject({ value: { waits: true } });
	expect(await rolesNow(house, accountId)).toEqual([]);
	const { token } = await house.as('door', (door) => openSession(door, accountId, true));
	await expect(house.signedIn(hashOf(token), async () => 0)).rejects.toThrow(NobodyThere);
	expect(await lettersTo(house, accountId)).toEqual([]);
	expect(await lettersTo(house, carol.id)).toEqual(['platform.appointment-asked']);
	expect(await lettersTo(house, ruth.id)).toEqual([]);
});

test('with the yes of another coordinator the role is given, everybody is told, and the trail names both', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const { id, accountId } = await ask(house, ruth);
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	expect(await rolesNow(house, accountId)).toEqual(['safeguarding_lead']);
	await heard(house, id);
	expect(await lettersTo(house, accountId)).toEqual(['platform.staff-invitation']);
	expect(await lettersTo(house, ruth.id)).toEqual(['platform.lead-changed']);
	expect(await lettersTo(house, carol.id)).toContain('platform.lead-changed');
	expect(await trail(house, id)).toEqual([
		['platform.appointment.asked', ruth.id],
		['platform.appointment.confirmed', carol.id]
	]);
	expect(await carol.does((tx) => answerAppointment(tx, id, 'no'))).toEqual({ ok: false, reason: 'answered-already' });
	expect(await rolesNow(house, accountId)).toEqual(['safeguarding_lead']);
});

test('a yes counts from other hands only: never from whoever asked or is meant, nor from anybody they made', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const mailbox = await member(house, ['coordinator'], ruth.id);
	const another = await member(house, ['coordinator'], mailbox.id);
	const lead = await member(house, ['safeguarding_lead'], ruth.id); // to whom two said yes, or the host
	const says = (who: Member, id: string) => who.does((tx) => answerAppointment(tx, id, 'yes'));
	const no = { ok: false, reason: 'not-yours-to-say' };
	const byRuth = await ask(house, ruth);
	for (const who of [ruth, mailbox, another]) expect(await says(who, byRuth.id)).toEqual(no);
	const byMailbox = await ask(house, another);
	for (const who of [ruth, mailbox, another]) expect(await says(who, byMailbox.id)).toEqual(no);
	const forHerself = await ask(house, carol, ruth.email);
	for (const who of [ruth, mailbox, another]) expect(await says(who, forHerself.id)).toEqual(no);
	for (const { accountId } of [byRuth, byMailbox]) expect(await rolesNow(house, accountId)).toEqual([]);
	expect(await says(carol, byRuth.id)).toEqual({ ok: true });
	expect(await says(lead, byMailbox.id)).toEqual({ ok: true });
	expect(await says(lead, forHerself.id)).toEqual({ ok: true });
});

test('whoever is made by the same hands is found by the hands alone: forgetting who gave a role would let her through', async ({
	house
}) => {
	const { ruth } = await scene(house);
	const mailbox = await member(house, ['coordinator'], ruth.id);
	const { id } = await ask(house, ruth);
	await sql`update platform.role_grant set granted_by = null where account_id = ${mailbox.id}`.execute(house.owner.db);
	expect(await mailbox.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
});

test('in a charity’s first hour the host says yes, and the trail says that it was the host', async ({ house }) => {
	const { ruth, carol } = await scene(house);
	await sql`update platform.role_grant set ended_at = platform.now() where account_id = ${carol.id}`.execute(
		house.owner.db
	);
	const { id, accountId } = await ask(house, ruth);
	expect(await house.as('host', (host) => answerAppointment(host, id, 'yes'))).toEqual({ ok: true });
	expect(await rolesNow(house, accountId)).toEqual(['safeguarding_lead']);
	expect((await trail(house, id)).at(-1)).toEqual(['platform.appointment.confirmed', 'host']);
});

test('nobody else hears of appointments or answers them', async ({ house }) => {
	const { ruth } = await scene(house);
	const { id } = await ask(house, ruth);
	for (const roles of [['evaluator'], ['facilitator'], []] as Role[][]) {
		const other = await member(house, roles);
		await expect(other.does((tx) => answerAppointment(tx, id, 'yes'))).rejects.toThrow(Forbidden);
		await expect(other.does((tx) => withdrawAppointment(tx, id))).rejects.toThrow(Forbidden);
		expect(await other.does((tx) => tx.db.selectFrom('platform.appointment').select('id').execute())).toEqual([]);
	}
	await expect(ruth.does((tx) => answerAppointment(tx, 'nowhere', 'yes'))).rejects.toThrow(NotFound);
});

test('a no, the time, and whoever asked end it; who asked is told, and nothing was given', async ({ house }) => {
	const { ruth, carol } = await scene(house);
	const [refusedOne, taken, late] = [await ask(house, ruth), await ask(house, ruth), await ask(house, ruth)];
	expect(await carol.does((tx) => answerAppointment(tx, refusedOne.id, 'no'))).toEqual({ ok: true });
	expect(await carol.does((tx) => withdrawAppointment(tx, taken.id))).toMatchObject({ reason: 'not-yours-to-say' });
	expect(await ruth.does((tx) => withdrawAppointment(tx, taken.id))).toEqual({ ok: true });
	const asked = (days: number) =>
		sql`update platform.appointment set asked_at = ${inDays(-days)} where id = ${late.id}`.execute(house.owner.db);
	await asked(13.9);
	await house.as('job', lapseAppointments);
	expect(await trail(house, late.id)).toHaveLength(1);
	await asked(14.1);
	expect(await carol.does((tx) => answerAppointment(tx, late.id, 'yes'))).toEqual({ ok: false, reason: 'too-late' });
	const { rows } = await sql<{ id: string }>`select platform.due_appointments() as id`.execute(house.owner.db);
	expect(rows.map((row) => row.id)).toContain(house.orgId);
	await house.as('job', lapseAppointments);
	expect((await trail(house, late.id)).at(-1)).toEqual(['platform.appointment.lapsed', 'job']);
	for (const { id, accountId } of [refusedOne, taken, late]) {
		await heard(house, id);
		expect(await rolesNow(house, accountId)).toEqual([]);
		expect(await lettersTo(house, accountId)).toEqual([]);
	}
	expect(await lettersTo(house, ruth.id)).toEqual(['platform.appointment-declined', 'platform.appointment-declined']);
});

test('nobody asks for herself, nor twice for the same; before it runs out a role is asked for again', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const tries = (by: Member, email: string, until?: Date) =>
		by.does((tx) => addStaff(tx, wanted(email, 'safeguarding_lead', until)));
	expect(await tries(ruth, ruth.email)).toEqual({ ok: false, reason: 'to-herself' });
	const lead = await member(house, ['safeguarding_lead']);
	expect(await tries(ruth, lead.email, inDays(300))).toEqual({ ok: false, reason: 'has-it-already' });
	expect(await tries(ruth, lead.email, inDays(700))).toMatchObject({ ok: true });
	expect(await tries(carol, lead.email, inDays(700))).toEqual({ ok: false, reason: 'asked-already' });
});

test('the only lead is not taken away by one coordinator; one of two is, and the host ends whichever', async ({
	house
}) => {
	const { ruth } = await scene(house);
	const [helen, joan] = [await member(house, ['safeguarding_lead']), await member(house, ['safeguarding_lead'])];
	const grantOf = async ({ id }: Member) =>
		(
			await house.owner.db
				.selectFrom('platform.role_grant')
				.select('id')
				.where('account_id', '=', id)
				.executeTakeFirstOrThrow()
		).id;
	const [hers, joans] = [await grantOf(helen), await grantOf(joan)];
	const ends = await Promise.all([hers, joans].map((id) => ruth.does((tx) => endRole(tx, id))));
	expect(ends.map((end) => end.ok).sort()).toEqual([false, true]);
	expect(ends).toContainEqual({ ok: false, reason: 'only-one' });
	const [left, id] = ends[0]?.ok ? [joan, joans] : [helen, hers];
	expect(await rolesNow(house, left.id)).toEqual(['safeguarding_lead']);
	expect(await house.as('host', (host) => endRole(host, id))).toEqual({ ok: true });
	expect(await rolesNow(house, left.id)).toEqual([]);
	expect(await lettersTo(house, left.id)).toContain('platform.lead-changed');
});

test('an outside contact is outside, opens nothing, and is told what is asked of her', async ({ house }) => {
	const { ruth, carol } = await scene(house);
	const facilitator = await member(house, ['facilitator']);
	expect(await ruth.does((tx) => addStaff(tx, wanted(facilitator.email, 'outside_contact')))).toEqual({
		ok: false,
		reason: 'clashes'
	});
	const { id, accountId } = await ask(house, ruth, 'trustee@example.org', 'outside_contact');
	expect(await carol.does((tx) => answerAppointment(tx, id, 'yes'))).toEqual({ ok: true });
	await heard(house, id);
	expect(await lettersTo(house, accountId)).toEqual(['platform.outside-contact']);
	const { token } = await house.as('door', (door) => openSession(door, accountId, true));
	await expect(house.signedIn(hashOf(token), async () => 0)).rejects.toThrow(NobodyThere);
	expect(await ruth.does((tx) => addStaff(tx, wanted('trustee@example.org', 'evaluator')))).toEqual({
		ok: false,
		reason: 'clashes'
	});
});

test('two roles that clash, given at the same moment by two people: one is given, the other refused in words', async ({
	house
}) => {
	const { ruth, carol } = await scene(house);
	const { id, accountId } = await ask(house, ruth, undefined, 'outside_contact');
	const { email } = await house.owner.db
		.selectFrom('platform.sign_in_name')
		.select('email')
		.where('account_id', '=', accountId)
		.executeTakeFirstOrThrow();
	let answer: Promise<unknown> | undefined;
	let isAnswered = false;
	await ruth.does(async (tx) => {
		expect(await addStaff(tx, wanted(email, 'facilitator'))).toMatchObject({ ok: true });
		answer = carol.does((other) => answerAppointment(other, id, 'yes')).finally(() => (isAnswered = true));
		while (!isAnswered && !(await somebodyWaits(house))) await setImmediate();
	});
	expect(await answer).toEqual({ ok: false, reason: 'clashes' });
	expect(await rolesNow(house, accountId)).toEqual(['facilitator']);
});

const somebodyWaits = async (house: House) =>
	(await sql`select from pg_locks where not granted`.execute(house.owner.db)).rows.length > 0;

test('whoever coordinates does not evaluate, and the other way round', async ({ house }) => {
	const { ruth, carol } = await scene(house);
	const clash = { ok: false, reason: 'clashes' };
	expect(await ruth.does((tx) => addStaff(tx, wanted(ruth.email, 'evaluator')))).toEqual(clash);
	const ines = await member(house, ['evaluator']);
	expect(await carol.does((tx) => addStaff(tx, wanted(ines.email, 'coordinator')))).toEqual(clash);
	expect(await carol.does((tx) => addStaff(tx, wanted(ines.email, 'facilitator')))).toMatchObject({ ok: true });
});
