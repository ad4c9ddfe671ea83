import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { courseWith, personAt } from '#cast/joining.ts';
import { makeCohort } from '#rooms/programmes/courses/cohort/examples.ts';
import { makeArea } from '#rooms/programmes/courses/area/examples.ts';
import { wantToHear } from '#rooms/programmes/joining/interest/commands.server.ts';
import { decideReferral, noteSpoken, referFor } from '#rooms/programmes/joining/referral/commands.server.ts';
import { aReferral } from '#rooms/programmes/joining/referral/examples.ts';
import { listReferrals } from '#rooms/programmes/joining/referral/queries.server.ts';
import { noteAttendance } from '#rooms/programmes/meetings/register/commands.server.ts';
import { fallQuiet } from '#rooms/people/loss/commands.server.ts';
import { test, type House } from '../../../../../tests/support/house.ts';
import { noteCall } from './commands.server.ts';
import type { CallOutcome } from './form.ts';
import { countCalls, listCalls, openCallTo } from './queries.server.ts';

const anyTime = { fromHour: 0, toHour: 24, days: [1, 2, 3, 4, 5, 6, 7], note: '', mayLeaveMessage: false };
const byPhone = { ...anyTime, mayEmail: false, mayText: false, mayCall: true };
let numbers = 0;
const phone = () => ({ kind: 'phone' as const, value: `+4477009${String(++numbers + 10_000).padStart(5, '0')}` });

/** Somebody who wants to hear, and left a number. */
async function wants(house: House, called: string, wishes: { area?: string; safe?: object } = {}) {
	const reach = phone();
	const safe = { ...byPhone, ...wishes.safe };
	const wish = { id: uuidv7(), called, reach, safe, course: '', area: '', heldIn: '' as const, machine: false };
	await house.as('door', (door) => wantToHear(door, { ...wish, area: wishes.area ?? '' }, 'es'));
	return personAt(house, reach.value);
}

const callTo = async (speaks: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>, person: string) =>
	(await speaks(listCalls)).find(({ personId }) => personId === person);

test('new, missed, curious, written for: one list, each with its reason, and nobody stands on it once she was reached', async ({
	house
}) => {
	const { coordinator, facilitator, at, joins, course } = await courseToday(house, 3);
	const missed = await joins('Missed', { reach: phone(), safe: byPhone });
	for (const week of [1, 2])
		await facilitator((tx) => noteAttendance(tx, at(week).id, { person: missed.personId, state: 'no-word' }));
	const soon = new Date((await coordinator(async (tx) => tx.now.getTime())) + 3 * 864e5).toISOString().slice(0, 10);
	const starts = await courseWith(house, { firstDay: soon });
	const fresh = { personId: (await starts.joins({ called: 'Fresh', reach: phone(), safe: byPhone })).person };
	const curious = await wants(house, 'Curious');
	const referring = aReferral({ called: 'Written', reach: phone() });
	await house.as('door', (door) => referFor(door, referring));
	const written = await personAt(house, referring.reach.value);
	const found = await Promise.all(
		[missed.personId, fresh.personId, curious, written].map((id) => callTo(coordinator, id))
	);
	expect(found.map((one) => one?.why)).toEqual(['no-word-twice', 'new', 'interest', 'referral']);
	expect(found[0]).toMatchObject({ called: 'Missed', cohortId: course.id, place: 'call', tries: [] });
	for (const one of found) {
		await coordinator((tx) => noteCall(tx, one?.key ?? '', 'reached'));
		await expect(coordinator((tx) => noteCall(tx, one?.key ?? '', 'reached'))).rejects.toThrow(NotFound);
		expect(await callTo(coordinator, one?.personId ?? '')).toBeUndefined();
	}
	await expect(facilitator(listCalls)).rejects.toThrow(Forbidden);
	await expect(facilitator((tx) => noteCall(tx, found[0]?.key ?? '', 'reached'))).rejects.toThrow(Forbidden);
});

test('a run says after how many meetings somebody is called, on the list and on the register alike', async ({
	house
}) => {
	const { coordinator, facilitator, at, joins, course } = await courseToday(house, 3);
	const { personId } = await joins('Missed', { reach: phone(), safe: byPhone });
	await facilitator((tx) => noteAttendance(tx, at(2).id, { person: personId, state: 'no-word' }));
	expect(await callTo(coordinator, personId)).toBeUndefined();
	await house.owner.db.updateTable('programmes.cohort').set({ call_after: 1 }).where('id', '=', course.id).execute();
	expect(await callTo(coordinator, personId)).toMatchObject({ why: 'no-word-twice' });
});

test('after three tries a person decides: to go on, and three more come; or to let her be', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const her = await wants(house, 'Curious');
	const note = async (outcome: CallOutcome) =>
		coordinator(async (tx) => {
			const call = (await listCalls(tx)).find(({ personId }) => personId === her);
			return noteCall(tx, call?.key ?? '', outcome);
		});
	const place = async () => (await callTo(coordinator, her))?.place;
	const before = await coordinator(countCalls);
	expect(await note('go-on')).toEqual({ ok: false, reason: 'not-to-decide' });
	for (const outcome of ['left-message', 'not-reached', 'not-reached'] as const) {
		expect(await place()).toBe('call');
		expect(await note(outcome)).toMatchObject({ ok: true });
	}
	expect(await place()).toBe('decide');
	expect(await coordinator(countCalls)).toBe(before);
	expect(await note('not-reached')).toEqual({ ok: false, reason: 'not-to-decide' });
	await note('go-on');
	for (let again = 0; again < 3; again++) {
		expect(await place()).toBe('call');
		await note('not-reached');
	}
	await note('not-needed');
	expect(await place()).toBeUndefined();
});

test('a call is due in her own hours, a day after a try, and her number is opened for somebody on the list alone', async ({
	house
}) => {
	const coordinator = await staffOf(house, 'coordinator');
	const [now, never] = [await wants(house, 'Now'), await wants(house, 'Never', { safe: { days: [] } })];
	const zone = await coordinator(async (tx) => ({ now: tx.now }));
	expect((await callTo(coordinator, now))?.from?.getTime()).toBeLessThanOrEqual(zone.now.getTime() + 60_000);
	expect((await callTo(coordinator, never))?.from).toBeUndefined();
	await coordinator(async (tx) =>
		noteCall(tx, (await listCalls(tx)).find((one) => one.personId === now)?.key ?? '', 'not-reached')
	);
	expect((await callTo(coordinator, now))?.from?.getTime()).toBeGreaterThan(zone.now.getTime() + 80_000_000);
	const opened = await coordinator((tx) => openCallTo(tx, now, 'in-her-hours'));
	expect(opened.person.addresses).toMatchObject([{ kind: 'phone' }]);
	const looks = await house.owner.db
		.selectFrom('platform.access')
		.select(['actor_id', 'what'])
		.where('person_id', '=', now)
		.execute();
	expect(looks).toEqual([{ actor_id: coordinator.id, what: 'people.reaching' }]);
	await expect(coordinator((tx) => openCallTo(tx, coordinator.id, 'in-her-hours'))).rejects.toThrow(NotFound);
});

test('nobody calls a parent who has made everything quiet, and nobody is told why', async ({ house }) => {
	const coordinator = await staffOf(house, 'coordinator');
	const her = await wants(house, 'Quiet');
	expect(await callTo(coordinator, her)).toMatchObject({ why: 'interest' });
	const herself = await speaker(house, her);
	await herself(fallQuiet);
	expect(await callTo(coordinator, her)).toBeUndefined();
});

test('whoever coordinates an area calls and answers for those of her area alone', async ({ house }) => {
	const whole = await staffOf(house, 'coordinator');
	const name = uuidv7().slice(-8);
	const [here, there] = [`Here ${name}`, `There ${name}`];
	const areaId = await whole((tx) => makeArea(tx, here));
	await whole((tx) => makeArea(tx, there));
	await whole((tx) => makeCohort(tx, { areaId }));
	const hers = await staffOf(house, 'coordinator', areaId);
	const people = [
		await wants(house, 'Mine', { area: here.toLowerCase() }),
		await wants(house, 'Not mine', { area: there })
	];
	const refers = async (area: string) => {
		const reach = phone();
		await house.as('door', (door) => referFor(door, aReferral({ area, reach })));
		const person = await personAt(house, reach.value);
		const row = await house.owner.db
			.selectFrom('programmes.referral')
			.select('id')
			.where('person_id', '=', person)
			.executeTakeFirstOrThrow();
		return { person, id: row.id };
	};
	const [mine, others] = [await refers(here), await refers(there)];
	expect((await hers(listCalls)).map(({ personId }) => personId).sort()).toEqual([people[0], mine.person].sort());
	expect((await hers(listReferrals)).referrals.map(({ id }) => id)).toEqual([mine.id]);
	await expect(hers((tx) => openCallTo(tx, people[1] ?? '', 'in-her-hours'))).rejects.toThrow(NotFound);
	expect((await hers((tx) => openCallTo(tx, mine.person, 'in-her-hours'))).person.addresses).toHaveLength(1);
	expect(await hers((tx) => noteCall(tx, `interest.${people[0]}`, 'reached'))).toMatchObject({ ok: true });
	await expect(hers((tx) => noteCall(tx, `interest.${people[1]}`, 'reached'))).rejects.toThrow(NotFound);
	await expect(hers((tx) => noteSpoken(tx, others.id, 'yes'))).rejects.toThrow(NotFound);
	expect(await hers((tx) => noteSpoken(tx, mine.id, 'yes'))).toMatchObject({ ok: true });
	expect((await hers(listReferrals)).referrals[0]?.lines.length).toBeGreaterThan(0);
	const yes = (referral: string) => hers((tx) => decideReferral(tx, { referral, decision: 'accepted' }));
	expect(await yes(mine.id)).toMatchObject({ ok: true });
	await expect(yes(others.id)).rejects.toThrow(NotFound);
});
