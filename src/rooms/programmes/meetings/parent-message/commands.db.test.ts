import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { courseWith, signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { letParentMessagesGo, mostOfOne, seeMessage, tellTeam } from './commands.server.ts';
import { countUnseen, listMessagesFor, listOwnMessages } from './queries.server.ts';

async function meetingOf(house: House) {
	const { course, joins, facilitator, coordinator } = await courseWith(house);
	const { person } = await joins();
	const her = await signIn(house, person);
	const session = (await her((tx) => listSessions(tx, course.id)))[0]?.id ?? '';
	const late = () => her((tx) => tellTeam(tx, session, { id: uuidv7(), kind: 'late', words: '' }));
	return { course, joins, facilitator, coordinator, person, her, session, late };
}

test('she says that she will be late; those who run the meeting read it, and she sees that it was seen', async ({
	house
}) => {
	const { her, session, facilitator, late, person } = await meetingOf(house);
	await late();
	const [message] = await facilitator((tx) => listMessagesFor(tx, session));
	expect(message).toMatchObject({ personId: person, kind: 'late', words: '', seenAt: null });
	expect((await facilitator((tx) => countUnseen(tx, [session]))).get(session)).toBe(1);
	expect(await her((tx) => listOwnMessages(tx, session))).toMatchObject([{ seenAt: null }]);
	for (let twice = 0; twice < 2; twice++) await facilitator((tx) => seeMessage(tx, session, message?.id ?? ''));
	const [own] = await her((tx) => listOwnMessages(tx, session));
	expect(own?.seenAt).toBeInstanceOf(Date);
	expect((await facilitator((tx) => countUnseen(tx, [session]))).get(session)).toBeUndefined();
	const deeds = await house.owner.db
		.selectFrom('platform.audit')
		.select('action')
		.where('org_id', '=', house.orgId)
		.where('action', 'like', 'programmes.parent-message.%')
		.orderBy('at')
		.execute();
	expect(deeds.map(({ action }) => action).slice(0, 2)).toEqual([
		'programmes.parent-message.sent',
		'programmes.parent-message.seen'
	]);
});

test('only those who run her course and coordinators read it, and nobody says it for another', async ({ house }) => {
	const { session, late, joins, coordinator, facilitator, person } = await meetingOf(house);
	await late();
	const other = await signIn(house, (await joins()).person);
	const elsewhere = await staffOf(house, 'facilitator', (await courseWith(house)).course.id);
	const rows = (tx: Tx) =>
		tx.db.selectFrom('programmes.parent_message').select('id').where('session_id', '=', session).execute();
	expect(await other(rows)).toEqual([]);
	expect(await elsewhere(rows)).toEqual([]);
	expect(await house.as('visitor', rows)).toEqual([]);
	expect(await coordinator(rows)).toHaveLength(1);
	await expect(other((tx) => seeMessage(tx, session, uuidv7()))).rejects.toThrow(Forbidden);
	await expect(elsewhere((tx) => seeMessage(tx, session, uuidv7()))).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => tellTeam(tx, session, { id: uuidv7(), kind: 'late', words: '' }))).rejects.toThrow(
		NotFound
	);
	const forged = facilitator((tx) =>
		tx.db
			.insertInto('programmes.parent_message')
			.values({ org_id: house.orgId, id: uuidv7(), session_id: session, person_id: person, kind: 'late' })
			.execute()
	);
	await expect(forged).rejects.toThrow(/row-level security/);
});

test('not after the meeting, and five at most', async ({ house }) => {
	const { her, session, late } = await meetingOf(house);
	const later = (tx: Tx) => asOf(tx, new Date('2027-06-01T12:00:00Z'));
	const message = { id: uuidv7(), kind: 'words', words: 'Ten minutes' } as const;
	expect(await her((tx) => tellTeam(later(tx), session, message))).toEqual({ ok: false, reason: 'over' });
	for (let sent = 0; sent < mostOfOne; sent++) expect(await late()).toEqual({ ok: true });
	expect(await late()).toEqual({ ok: false, reason: 'enough' });
});

test('a message goes 28 days after its meeting', async ({ house }) => {
	const { session, late } = await meetingOf(house);
	await late();
	const left = async (days: number) => {
		const at = new Date((await house.as('job', async (tx) => tx.now)).getTime() - days * 86_400_000);
		await house.owner.db
			.updateTable('programmes.session')
			.set({ starts_at: new Date(at.getTime() - 3_600_000), ends_at: at })
			.where('id', '=', session)
			.execute();
		await house.as('job', letParentMessagesGo);
		const rows = house.owner.db.selectFrom('programmes.parent_message').select('id').where('session_id', '=', session);
		return (await rows.execute()).length;
	};
	expect(await left(27)).toBe(1);
	expect(await left(29)).toBe(0);
});

test('whoever is of a group with an open door tells its facilitators too; whoever is not can’t', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
	const group = await coordinator((tx) => makeCohort(tx, { template: 'three-block-group', places: null, bands }));
	const [meeting] = await coordinator((tx) => listSessions(tx, group.id));
	const facilitator = await staffOf(house, 'facilitator', group.id);
	const at = meeting?.startsAt ?? new Date(0);
	const walkIn = { id: uuidv7(), called: 'Bea', language: 'en', brought: '' };
	const came = await facilitator((tx) => welcomeWalkIn(asOf(tx, at), meeting?.id ?? '', walkIn));
	if (!came.ok) throw new Error(came.reason);
	const words = { id: uuidv7(), kind: 'words', words: 'The bus is late' } as const;
	const tells = (tx: Tx) => tellTeam(asOf(tx, at), meeting?.id ?? '', words);
	expect(await (await signIn(house, came.value))(tells)).toEqual({ ok: true });
	expect(await facilitator((tx) => listMessagesFor(tx, meeting?.id ?? ''))).toMatchObject([{ words: words.words }]);
	const stranger = await signIn(house, (await staffOf(house, 'creche_worker')).id);
	await expect(stranger(tells)).rejects.toThrow(NotFound);
});
