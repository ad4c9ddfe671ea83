import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import { asOf, type Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { deeds } from '#cast/courses.ts';
import { courseToday, speaker } from '#cast/meetings.ts';
import { cancelSession } from '../reschedule/commands.server.ts';
import { planSession } from '../session/commands.server.ts';
import { getSession, listParts } from '../session/queries.server.ts';
import {
	agreeOnSlot,
	answerWish,
	notThisTime,
	offerSlot,
	planTogether,
	stepBack,
	takeWishAway,
	thankFor,
	wishFor
} from './commands.server.ts';
import { settleWishes } from './jobs.server.ts';
import { listLed, listMySlots, listSlots } from './queries.server.ts';

type Work = Parameters<Awaited<ReturnType<typeof speaker>>>[0];

async function withAna(house: House) {
	const cast = await courseToday(house, 1);
	const reach = { kind: 'email' as const, value: `ana.${uuidv7()}@example.org` };
	const joined = await cast.joins('Ana', { reach });
	const ana = await speaker(house, joined.personId);
	const leaves = () => cast.leaves(joined.id);
	const { course, at } = cast;
	const offers = async (words = 'Plait bread') => {
		const outcome = await ana((tx) => offerSlot(tx, course.id, words));
		if (!outcome.ok) throw new Error(outcome.reason);
		return outcome.value;
	};
	const agreed = { session: at(3).id, minutes: 15, helps: 'Amina brings flour', costs: '£4, the group pays' };
	const after = (tx: Tx) => asOf(tx, new Date(at(3).startsAt.getTime() + 3_600_000));
	const led = (tx: Tx) => listParts(tx, at(3).id).then((parts) => parts.filter(({ kind }) => kind === 'parent-led'));
	const mine = async () => (await ana((tx) => listMySlots(tx, course.id))).mine;
	return { ...cast, leaves, reach, ana, offers, agreed, after, led, mine };
}

test('what she offers is planned with somebody, stands on the plan, is led and thanked, and she sees each step', async ({
	house
}) => {
	const { course, facilitator, ana, offers, agreed, after, led, mine, at } = await withAna(house);
	const id = await offers();
	expect(await mine()).toMatchObject([{ words: 'Plait bread', state: 'offered', with: null }]);
	expect(await facilitator((tx) => planTogether(tx, course.id, id))).toEqual({ ok: true });
	expect(await mine()).toMatchObject([{ state: 'planned', with: 'Amina' }]);
	const before = await facilitator(led);
	expect(await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed))).toEqual({ ok: true });
	const hers = (await facilitator(led)).filter(({ ledBy }) => ledBy === 'Ana');
	expect(hers).toMatchObject([{ minutes: 15, title: { en: 'Plait bread' } }]);
	expect((await facilitator(led)).filter(({ ledBy }) => !ledBy)).toHaveLength(Math.max(0, before.length - 1));
	expect(await mine()).toMatchObject([
		{ state: 'agreed', sessionId: at(3).id, helps: agreed.helps, costs: agreed.costs }
	]);
	expect(await facilitator((tx) => thankFor(tx, course.id, id, ''))).toEqual({ ok: false, reason: 'not-yet' });
	expect(await facilitator((tx) => thankFor(after(tx), course.id, id, 'It smelt of home.'))).toEqual({ ok: true });
	expect(await facilitator((tx) => thankFor(after(tx), course.id, id, 'twice'))).toEqual({
		ok: false,
		reason: 'changed'
	});
	expect(await ana((tx) => listLed(tx, ana.id, course.id))).toMatchObject([{ reply: 'It smelt of home.' }]);
	const news = await house.owner.db
		.selectFrom('platform.event')
		.select('payload')
		.where('name', '=', 'programmes.slot.led')
		.where('org_id', '=', house.orgId)
		.execute();
	expect(news.map(({ payload }) => payload)).toEqual([{ slot: id, cohort: course.id, person: ana.id }]);
	expect(await deeds(house)).toEqual(expect.arrayContaining(['programmes.slot.offered', 'programmes.slot.led']));
	await expect(ana((tx) => stepBack(tx, course.id, id))).rejects.toThrow(NotFound);
});

test('whoever steps back is named on no plan, whatever was done to the plan since; the part stays free', async ({
	house
}) => {
	const { course, facilitator, ana, offers, agreed, led, at, mine } = await withAna(house);
	const id = await offers();
	await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed));
	const { version } = await facilitator((tx) => getSession(tx, at(3).id));
	await facilitator(async (tx) =>
		planSession(tx, at(3).id, { version, parts: (await listParts(tx, at(3).id)).reverse() })
	);
	await ana((tx) => stepBack(tx, course.id, id));
	expect((await facilitator(led)).map(({ ledBy }) => ledBy)).not.toContain('Ana');
	expect(await mine()).toMatchObject([{ state: 'not-this-time' }]);
	const again = await offers('Sing');
	await facilitator((tx) => agreeOnSlot(tx, course.id, again, agreed));
	expect(await facilitator((tx) => notThisTime(tx, course.id, again, 'The hall is being painted'))).toEqual({
		ok: true
	});
	expect((await facilitator(led)).map(({ ledBy }) => ledBy)).not.toContain('Ana');
	expect((await mine()).at(-1)).toMatchObject({ state: 'not-this-time', reply: 'The hall is being painted' });
});

test('a plan that was looked at before she stepped back can’t be kept over it', async ({ house }) => {
	const { course, facilitator, ana, offers, agreed, led, at } = await withAna(house);
	const id = await offers();
	await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed));
	const { version } = await facilitator((tx) => getSession(tx, at(3).id));
	const parts = await facilitator((tx) => listParts(tx, at(3).id));
	await ana((tx) => stepBack(tx, course.id, id));
	expect((await facilitator((tx) => planSession(tx, at(3).id, { version, parts }))).ok).toBe(false);
	expect((await facilitator(led)).map(({ ledBy }) => ledBy)).not.toContain('Ana');
});

test('what was agreed for a meeting that is called off is planned again, and who leaves the run is named in no plan', async ({
	house
}) => {
	const { course, coordinator, facilitator, offers, agreed, after, led, at, mine, leaves } = await withAna(house);
	const id = await offers();
	await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed));
	expect(await coordinator((tx) => cancelSession(tx, at(3).id, 'No heating'))).toMatchObject({ ok: true });
	expect(await mine()).toMatchObject([{ state: 'planned', with: 'Amina', sessionId: null }]);
	expect(await facilitator((tx) => thankFor(after(tx), course.id, id, ''))).toEqual({ ok: false, reason: 'changed' });
	expect(await facilitator((tx) => agreeOnSlot(tx, course.id, id, { ...agreed, session: at(4).id }))).toEqual({
		ok: true
	});
	await leaves();
	const plan = await facilitator((tx) => listParts(tx, at(4).id));
	expect([...plan, ...(await facilitator(led))].map(({ ledBy }) => ledBy)).not.toContain('Ana');
});

test('she reads what was answered to what she said yes to', async ({ house }) => {
	const { course, facilitator, ana, mine } = await withAna(house);
	const wish = await facilitator((tx) => wishFor(tx, course.id, { words: 'Sing', person: null, session: null }));
	if (!wish.ok) throw new Error(wish.reason);
	await ana((tx) => answerWish(tx, course.id, wish.value, 'yes'));
	const [offer] = await mine();
	await facilitator((tx) => notThisTime(tx, course.id, offer?.id ?? '', 'We have two songs already'));
	expect(await mine()).toMatchObject([{ state: 'not-this-time', reply: 'We have two songs already' }]);
	expect((await facilitator((tx) => listSlots(tx, course.id))).map(({ id }) => id)).toContain(offer?.id);
});

test('in the first weeks somebody leads who has led before, wherever that was', async ({ house }) => {
	const { course, facilitator, reach, ana, offers, agreed, after, at } = await withAna(house);
	const id = await offers();
	const early = { ...agreed, session: at(2).id };
	expect(await facilitator((tx) => agreeOnSlot(tx, course.id, id, early))).toEqual({
		ok: false,
		reason: 'first-weeks'
	});
	await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed));
	await facilitator((tx) => thankFor(after(tx), course.id, id, ''));
	const next = await courseToday(house, 1);
	await next.joins('Ana', { reach });
	const offered = await ana((tx) => offerSlot(tx, next.course.id, 'Plait bread again'));
	const other = offered.ok ? offered.value : '';
	const there = { ...agreed, session: next.at(2).id };
	expect(await next.facilitator((tx) => agreeOnSlot(tx, next.course.id, other, there))).toEqual({ ok: true });
});

test('nobody is asked twice: not by name, and not for what she let pass', async ({ house }) => {
	const { course, facilitator, ana, at, joins } = await withAna(house);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const wish = (person: string | null, session: string | null = null) =>
		facilitator((tx) => wishFor(tx, course.id, { words: 'Bring a song', person, session }));
	const wanted = async (who: typeof ana) => (await who((tx) => listMySlots(tx, course.id))).wanted.map(({ id }) => id);
	const all = await wish(null, at(3).id);
	const named = await wish(ana.id);
	if (!all.ok || !named.ok) throw new Error('what is wanted was refused');
	expect(await wanted(ana)).toEqual([all.value, named.value]);
	expect(await wanted(bea)).toEqual([all.value]);
	expect(await wish(ana.id)).toEqual({ ok: false, reason: 'asked-already' });
	for (const id of [all.value, named.value]) await ana((tx) => answerWish(tx, course.id, id, 'not-this-time'));
	expect(await wanted(ana)).toEqual([]);
	expect(await wish(ana.id)).toEqual({ ok: false, reason: 'asked-already' });
	await expect(ana((tx) => answerWish(tx, course.id, all.value, 'yes'))).rejects.toThrow(NotFound);
	expect((await facilitator((tx) => listSlots(tx, course.id))).map(({ called, state }) => [called, state])).toEqual([
		[null, 'wanted'],
		['Ana', 'not-this-time']
	]);
	await bea((tx) => answerWish(tx, course.id, all.value, 'yes'));
	expect((await bea((tx) => listMySlots(tx, course.id))).mine).toMatchObject([
		{ state: 'offered', sessionId: at(3).id }
	]);
	const [hers] = (await facilitator((tx) => listSlots(tx, course.id))).filter(({ called }) => called === 'Bea');
	await house.as('job', (job) => settleWishes(job, { slot: hers?.id ?? '' }));
	expect((await facilitator((tx) => listSlots(tx, course.id))).map(({ state }) => state)).toEqual([
		'not-this-time',
		'offered'
	]);
	const last = await wish(null);
	expect(await facilitator((tx) => takeWishAway(tx, course.id, last.ok ? last.value : ''))).toEqual({ ok: true });
});

test('what she offers is for her, those who run her circle and nobody else; nobody thanks herself', async ({
	house
}) => {
	const { course, facilitator, coordinator, ana, offers, agreed, joins, led, at } = await withAna(house);
	const other = await courseToday(house);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const id = await offers();
	const seen = (who: typeof ana, circle = course.id) => who((tx) => listSlots(tx, circle));
	expect(await seen(coordinator)).toMatchObject([{ called: 'Ana' }]);
	for (const who of [bea, other.facilitator]) expect(await seen(who)).toEqual([]);
	const works: Work[] = [
		(tx) => planTogether(tx, course.id, id),
		(tx) => agreeOnSlot(tx, course.id, id, agreed),
		(tx) => thankFor(tx, course.id, id, ''),
		(tx) => notThisTime(tx, course.id, id, ''),
		(tx) => wishFor(tx, course.id, { words: 'x', person: null, session: null })
	];
	for (const work of works)
		for (const who of [ana, bea, other.facilitator]) await expect(who(work)).rejects.toThrow(Forbidden);
	await expect(bea((tx) => stepBack(tx, course.id, id))).rejects.toThrow(NotFound);
	await expect(ana((tx) => offerSlot(tx, other.course.id, 'Elsewhere'))).rejects.toThrow(NotFound);
	await facilitator((tx) => agreeOnSlot(tx, course.id, id, agreed));
	const thanks = { state: 'led', led_at: at(1).startsAt, thanked_by: ana.id };
	await expect(
		ana((tx) => tx.db.updateTable('programmes.slot').set(thanks).where('id', '=', id).execute())
	).rejects.toThrow();
	expect((await facilitator(led)).map(({ ledBy }) => ledBy)).toContain('Ana');
	expect(await coordinator((tx) => notThisTime(tx, course.id, id, ''))).toEqual({ ok: true });
});

test('two who take on the same offer at once: one plans it; offers beyond a few wait', async ({ house }) => {
	const { course, facilitator, coordinator, ana, offers } = await withAna(house);
	const id = await offers();
	const both = await Promise.allSettled(
		[facilitator, coordinator].map((who) => who((tx) => planTogether(tx, course.id, id)))
	);
	expect(both.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1);
	for (let each = 2; each <= 8; each++) await offers(`Thing ${each}`);
	expect(await ana((tx) => offerSlot(tx, course.id, 'One more'))).toEqual({ ok: false, reason: 'enough' });
});
