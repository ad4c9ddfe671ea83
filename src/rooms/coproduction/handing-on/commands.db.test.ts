import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { dayFrom, workIn, worksToo } from '#cast/recruiting.ts';
import { test } from '../../../../tests/support/house.ts';
import { followApplication } from '../application/queries.server.ts';
import { findEngagement, listEngagements } from '../engagement/queries.server.ts';
import { noteHours } from '../hours/commands.server.ts';
import {
	answerHours,
	decideHandingOn,
	nameSuccessor,
	noteLastDay,
	noteThatSheStays,
	offerHours,
	stayAfterAll,
	stepDown,
	takeOfferBack
} from './commands.server.ts';
import { findHandingOn, getHandingOn, listHandedFrom, listHandedTo } from './queries.server.ts';

type Working = Awaited<ReturnType<typeof workIn>>;

const workOf = async ({ coordinator, first }: Working) =>
	(await coordinator((tx) => findEngagement(tx, first)))?.id ?? '';

test('whoever works steps down by her receipt, nobody else by it, and stays after all while nothing is decided', async ({
	house
}) => {
	const work = await workIn(house);
	const { codes, coordinator, first } = work;
	const [code = '', other = ''] = codes;
	const stop = (lastOn: string, by = code) => house.as('link', (link) => stepDown(link, by, lastOn));
	await house.as('link', (link) =>
		noteHours(link, code, { id: uuidv7(), day: dayFrom(-1), minutes: 30, what: 'Read' })
	);
	await expect(stop(dayFrom(7), other)).rejects.toThrow(NotFound);
	expect(await stop(dayFrom(91))).toEqual({ ok: false, reason: 'not-her-days' });
	expect(await stop(dayFrom(-5))).toEqual({ ok: false, reason: 'has-hours' });
	expect(await stop(dayFrom(7))).toEqual({ ok: true });
	expect(await stop(dayFrom(8))).toEqual({ ok: true });
	const lastDay = async () => (await coordinator((tx) => findEngagement(tx, first)))?.untilOn;
	expect(await lastDay()).toBe(dayFrom(7));
	const stay = () => house.as('link', (link) => stayAfterAll(link, code));
	expect(await stay()).toEqual({ ok: true });
	expect(await lastDay()).toBe(dayFrom(90));
	await stop(dayFrom(7));
	const engagement = await workOf(work);
	await coordinator((tx) => decideHandingOn(tx, engagement, { way: 'ended', chosenBy: 'team' }));
	expect(await stay()).toEqual({ ok: false, reason: 'decided' });
	expect(await coordinator((tx) => noteThatSheStays(tx, engagement))).toEqual({ ok: true });
	expect(await lastDay()).toBe(dayFrom(90));
	expect(await coordinator((tx) => findHandingOn(tx, engagement))).toBeUndefined();
});

test('those who stay are offered some of the hours each, never more than there are, and answer once by their receipts', async ({
	house
}) => {
	const work = await worksToo(house);
	const { coordinator, worker, ana, codes, first, second } = work;
	const [from = '', to = ''] = await Promise.all(
		[first, second].map(async (id) => (await coordinator((tx) => findEngagement(tx, id)))?.id ?? '')
	);
	const share = (hours: number, engagement = to) => coordinator((tx) => offerHours(tx, from, { engagement, hours }));
	await coordinator((tx) => noteLastDay(tx, from, dayFrom(7)));
	expect(await share(1)).toEqual({ ok: false, reason: 'not-shared' });
	await coordinator((tx) => decideHandingOn(tx, from, { way: 'shared', chosenBy: 'staying' }));
	expect(await share(5)).toEqual({ ok: false, reason: 'too-many' });
	expect(await share(1, from)).toEqual({ ok: false, reason: 'not-staying' });
	expect(await share(4)).toEqual({ ok: true });
	expect(await share(3)).toEqual({ ok: true });
	for (const who of [worker, ana])
		await expect(who((tx) => offerHours(tx, from, { engagement: to, hours: 1 }))).rejects.toThrow();
	const [offer] = await house.as('link', async (link) => {
		await followApplication(link, codes[1] ?? '');
		return listHandedTo(link, to);
	});
	expect(offer).toMatchObject({ hours: 3, per: 'month', answer: null });
	const answer = (said: 'yes' | 'no', code = codes[1] ?? '') =>
		house.as('link', (link) => answerHours(link, code, { handed: offer?.id ?? '', answer: said }));
	expect(await answer('yes', codes[0])).toEqual({ ok: false, reason: 'other-offer' });
	expect(await answer('yes')).toEqual({ ok: true });
	expect(await answer('yes')).toEqual({ ok: true });
	expect(await answer('no')).toEqual({ ok: false, reason: 'answered' });
	const taken = { ok: false, reason: 'taken' };
	expect(await share(1)).toEqual(taken);
	expect(await coordinator((tx) => takeOfferBack(tx, from, offer?.id ?? ''))).toEqual(taken);
	expect(await coordinator((tx) => noteThatSheStays(tx, from))).toEqual(taken);
	expect(await coordinator((tx) => decideHandingOn(tx, from, { way: 'ended', chosenBy: 'team' }))).toEqual(taken);
	const sly = house.as('link', async (link) => {
		await followApplication(link, codes[1] ?? '');
		await link.db.updateTable('coproduction.handed_hours').set({ answer: 'no' }).execute();
	});
	await expect(sly).rejects.toMatchObject({ code: '42501' });
});

test('somebody whom the panel asked to meet, or who wanted to be kept in mind, is named to take the hours over; those who run the project only read it', async ({
	house
}) => {
	const work = await workIn(house);
	const { coordinator, worker, second } = work;
	const engagement = await workOf(work);
	await coordinator((tx) => noteLastDay(tx, engagement, dayFrom(7)));
	const name = (id: string) => coordinator((tx) => nameSuccessor(tx, engagement, id));
	await coordinator((tx) => decideHandingOn(tx, engagement, { way: 'replaced', chosenBy: 'team' }));
	expect(await name(second)).toEqual({ ok: false, reason: 'not-wanted' });
	await work.decide(second, 'not-this-time');
	expect(await name(second)).toEqual({ ok: false, reason: 'not-wanted' });
	await work.keep();
	expect(await name(second)).toEqual({ ok: true });
	const handing = await worker((tx) => getHandingOn(tx, engagement));
	expect(handing).toMatchObject({ saidBy: 'team', way: 'replaced', chosenBy: 'team', untilBefore: dayFrom(90) });
	expect(await worker((tx) => listHandedFrom(tx, handing.id))).toMatchObject([{ applicationId: second, hours: 4 }]);
	expect(await worker((tx) => listEngagements(tx, work.callId))).toHaveLength(1);
	await expect(worker((tx) => noteThatSheStays(tx, engagement))).rejects.toThrow(Forbidden);
	expect(await coordinator((tx) => noteThatSheStays(tx, engagement))).toEqual({ ok: true });
});
