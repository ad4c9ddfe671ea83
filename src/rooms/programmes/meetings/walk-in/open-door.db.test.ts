import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { instant } from '#platform/clock.ts';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { unpublishCohort } from '#rooms/programmes/courses/publishing/commands.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { listComers } from '#rooms/programmes/desk/who-comes/queries.server.ts';
import { joinExample } from '#rooms/programmes/joining/offer/examples.ts';
import { listExpected, listRegister } from '../register/queries.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from './commands.server.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const day = (shift: number) => new Date(instant() + shift * 864e5).toISOString().slice(0, 10);

/** A group with an open door that met a week ago and meets today. */
async function openDoor(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const group = await coordinator((tx) =>
		makeCohort(tx, { template: 'three-block-group', places: null, bands, firstDay: day(-7) })
	);
	const sessions = await coordinator((tx) => listSessions(tx, group.id));
	const [before, today] = [sessions[0], sessions[1]];
	if (!before || !today) throw new Error('the group has no meetings');
	const facilitator = await staffOf(house, 'facilitator', group.id);
	const expected = async () =>
		(await facilitator((tx) => listExpected(tx, today.id)))?.map((person) => person.called) ?? null;
	const comes = (called: string, session = before) =>
		facilitator(async (tx) => {
			const form = { id: randomUUID(), called, language: 'en', brought: '' };
			const outcome = await welcomeWalkIn(asOf(tx, session.startsAt), session.id, form);
			if (!outcome.ok) throw new Error(outcome.reason);
			return outcome.value;
		});
	return { coordinator, facilitator, group, before, today, expected, comes };
}

test('whoever came lately is offered at the next meeting until she is on its register, and again when that was a slip', async ({
	house
}) => {
	const { facilitator, today, expected, comes } = await openDoor(house);
	expect(await expected()).toEqual([]);
	const bea = await comes('Bea');
	await comes('Chidi');
	expect(await expected()).toEqual(['Bea', 'Chidi']);
	expect(await facilitator((tx) => welcomeAgain(tx, today.id, bea))).toEqual({ ok: true, value: null });
	expect(await expected()).toEqual(['Chidi']);
	expect(await facilitator((tx) => listRegister(tx, today))).toMatchObject([
		{ called: 'Bea', walkIn: true, state: 'came' }
	]);
	expect(await facilitator((tx) => takeWalkInBack(tx, today.id, bea))).toEqual({ ok: true });
	expect(await expected()).toEqual(['Bea', 'Chidi']);
});

test('nobody joins through a form, nobody is expected at a course, and whoever came keeps the group on its page', async ({
	house
}) => {
	const { coordinator, facilitator, group, today, comes } = await openDoor(house);
	await expect(house.as('door', (door) => joinExample(door, group.slug, {}))).rejects.toThrow(/over/);
	expect(await coordinator((tx) => unpublishCohort(tx, group.id))).toEqual({ ok: true });
	const bea = await comes('Bea');
	await comes('Chidi', today);
	expect(await coordinator((tx) => listComers(tx, group.id))).toMatchObject([
		{ called: 'Chidi', came: 1 },
		{ personId: bea, called: 'Bea', came: 1 }
	]);
	await expect(facilitator((tx) => listComers(tx, group.id))).rejects.toThrow(Forbidden);
	const course = await coordinator((tx) => makeCohort(tx));
	const [first] = await coordinator((tx) => listSessions(tx, course.id));
	expect(await coordinator((tx) => listExpected(tx, first?.id ?? ''))).toBeNull();
	expect(await coordinator((tx) => listComers(tx, course.id))).toEqual([]);
});

test('whoever is called as another here is asked once for a word that tells them apart, and comes in without one', async ({
	house
}) => {
	const { facilitator, today, comes } = await openDoor(house);
	await comes('Zoë');
	const asks = (called: string, apart: string | null) =>
		facilitator((tx) =>
			welcomeWalkIn(asOf(tx, today.startsAt), today.id, {
				id: randomUUID(),
				called,
				apart,
				language: 'en',
				brought: ''
			})
		);
	expect(await asks('zoe', null)).toEqual({ ok: false, reason: 'namesake' });
	expect(await asks('Zoe', 'B.')).toMatchObject({ ok: true });
	expect(await asks('Zoe', '')).toMatchObject({ ok: true });
	expect(await asks('Amina', null)).toMatchObject({ ok: true });
	expect((await facilitator((tx) => listRegister(tx, today))).map(({ called }) => called)).toEqual(
		expect.arrayContaining(['Zoe B.', 'Zoe', 'Amina'])
	);
});
