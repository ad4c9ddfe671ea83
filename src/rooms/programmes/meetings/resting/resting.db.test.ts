import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { asOf } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { signIn } from '#cast/joining.ts';
import { staffOf } from '#cast/meetings.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { listSessions, parentsToTell } from '#rooms/programmes/courses/session/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { listMyGroups, listMyResting } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { welcomeAgain, welcomeWalkIn } from '../walk-in/commands.server.ts';
import { comeAgain, letRest, restsAfterDays } from './commands.server.ts';
import { listResting } from './queries.server.ts';

const bands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const day = 86_400_000;

/** A group with an open door to which Bea came today, for the last time for long; she came to its first meeting. */
async function groupWithBea(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const today = new Date(await house.as('job', (job) => Promise.resolve(job.now.getTime())));
	const firstDay = new Date(today.getTime() - 7 * day).toISOString().slice(0, 10);
	const group = await coordinator((tx) => makeCohort(tx, { template: 'drop-in', places: null, bands, firstDay }));
	const [first, second] = await coordinator((tx) => listSessions(tx, group.id));
	if (!first || !second) throw new Error('the group has no meetings');
	const facilitator = await staffOf(house, 'facilitator', group.id);
	const form = { id: randomUUID(), called: 'Bea', language: 'en', brought: '' };
	const came = await facilitator((tx) => welcomeWalkIn(asOf(tx, first.startsAt), first.id, form));
	if (!came.ok) throw new Error(came.reason);
	const bea = came.value;
	const after = (days: number) => new Date(today.getTime() + days * day);
	const round = (days: number) => house.as('job', (job) => letRest(asOf(job, after(days))));
	const isSeen = () =>
		facilitator((tx) => getPerson(tx, bea)).then(
			() => true,
			() => false
		);
	return { coordinator, facilitator, group, second, bea, round, isSeen };
}

test('whoever has not come for twelve weeks rests by herself: the group knows her name alone, tells her nothing, and nobody else changes', async ({
	house
}) => {
	const { coordinator, facilitator, group, bea, round, isSeen } = await groupWithBea(house);
	await round(restsAfterDays - 1);
	expect(await isSeen()).toBe(true);
	for (const _ of [1, 2]) await round(restsAfterDays + 1);
	expect(await isSeen()).toBe(false);
	expect(await facilitator((tx) => listResting(tx, group.id))).toEqual([{ id: bea, called: 'Bea' }]);
	expect(await coordinator((tx) => parentsToTell(tx, group.id))).toEqual([]);
	const elsewhere = await staffOf(house, 'facilitator', (await coordinator((tx) => makeCohort(tx))).id);
	expect(await elsewhere((tx) => listResting(tx, group.id))).toEqual([]);
});

test('one tap brings her back: hers on her page, or theirs at the door; nobody else’s does', async ({ house }) => {
	const { coordinator, facilitator, group, second, bea, round, isSeen } = await groupWithBea(house);
	const her = await signIn(house, bea);
	await expect(her((tx) => comeAgain(tx, group.id))).rejects.toThrow(NotFound);
	await round(restsAfterDays + 1);
	expect(await her((tx) => listMyGroups(tx, bea))).toEqual([]);
	expect(await her((tx) => listMyResting(tx, bea))).toMatchObject([{ id: group.id }]);
	const elsewhere = await staffOf(house, 'facilitator', (await coordinator((tx) => makeCohort(tx))).id);
	await expect(elsewhere((tx) => comeAgain(tx, group.id))).rejects.toThrow(NotFound);
	await expect(house.as('visitor', (tx) => comeAgain(tx, group.id))).rejects.toThrow(Forbidden);
	await expect(coordinator(letRest)).rejects.toThrow(Forbidden);
	await her((tx) => comeAgain(tx, group.id));
	expect(await isSeen()).toBe(true);
	expect(await her((tx) => listMyResting(tx, bea))).toEqual([]);
	await round(restsAfterDays + 1);
	expect(await isSeen()).toBe(false);
	const again = await facilitator((tx) => welcomeAgain(asOf(tx, second.startsAt), second.id, bea));
	expect(again).toEqual({ ok: true, value: null });
	expect(await isSeen()).toBe(true);
});
