import { expect } from 'vitest';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { test } from '../../../../../tests/support/house.ts';
import { deeds, kept } from '#cast/courses.ts';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { makeArea } from '../../courses/area/examples.ts';
import { makeVenue } from '../../courses/venue/examples.ts';
import { sendJourney } from '../claim/commands.server.ts';
import { listMyClaims } from '../claim/queries.server.ts';
import { claimRows } from '../claim/sheet.ts';
import { dropDistance, keepDistance, keepRate } from './commands.server.ts';
import { elsewhere, isFullOf, journeyForm, mostPlaces } from './form.ts';
import { findRate, listDistances, listPlaces } from './queries.server.ts';

const mile = { unit: 'mile' as const, tenthsOfPenny: 450 };
const said = { distance: '' as const, back: true, words: '', another: '' };

test('a journey is reckoned by the rate and the distance of the day on which it is sent, and keeps them', async ({
	house
}) => {
	const { course, coordinator, joins, today } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const bea = await speaker(house, (await joins('Bea')).personId);
	const day = await coordinator((tx) => Promise.resolve(isoDay(today.startsAt, tx.zone)));
	const area = await coordinator((tx) => makeArea(tx, 'Riverside'));
	const hall = (await ana((tx) => listPlaces(tx, [course.id]))).find(({ kind }) => kind === 'venue');
	const to = hall?.id ?? '';
	const mill = await coordinator((tx) => makeVenue(tx, { name: 'Mill of another group' }));
	const journey = { cohort: course.id, from: area, to, day, ...said, seen: '288' };
	const asks = (more: object = {}) => ana((tx) => sendJourney(tx, { ...journey, ...more }));
	const asked = ['id', 'cohort', 'from', 'to', 'distance', 'back', 'day', 'words', 'seen', 'another'];
	expect(Object.keys(journeyForm.entries)).toEqual(asked); // no address
	expect(await asks()).toEqual({ ok: false, reason: 'no-rate' });
	await coordinator((tx) => keepRate(tx, mile));
	expect(await asks()).toEqual({ ok: false, reason: 'how-far' });
	expect(await coordinator((tx) => keepDistance(tx, { from: to, to: area, tenths: 32 }))).toEqual({ ok: true });
	expect(await coordinator((tx) => keepDistance(tx, { from: area, to: area, tenths: 32 }))).toMatchObject({
		ok: false
	});
	for (const [more, reason] of [
		[{ seen: '287' }, 'not-seen'],
		[{ seen: '' }, 'not-seen'],
		[{ from: to }, 'same-place'],
		[{ day: '2099-01-01' }, 'not-yet'],
		[{ from: elsewhere }, 'how-far'],
		[{ from: mill }, 'not-from'],
		[{ to: mill }, 'not-to']
	] as const)
		expect(await asks(more)).toEqual({ ok: false, reason });
	expect((await asks()).ok).toBe(true);
	expect(await asks({ from: to, to: area })).toEqual({ ok: false, reason: 'again' });
	expect(await asks({ back: false, seen: '144' })).toEqual({ ok: false, reason: 'again' });
	expect((await asks({ from: elsewhere, distance: 50, back: false, seen: '225' })).ok).toBe(true);
	await coordinator((tx) => keepRate(tx, { unit: 'km', tenthsOfPenny: 300 }));
	expect((await bea((tx) => sendJourney(tx, { ...journey, seen: '306' }))).ok).toBe(true); // 3.2 miles are 5.1 km
	const [second, first] = await ana(listMyClaims);
	const rate = { unit: 'mile', tenthsOfPenny: 450 };
	expect(first).toMatchObject({ pence: 288, journey: { from: 'Riverside', to: hall?.name, tenths: 64, rate } });
	expect(second).toMatchObject({ pence: 225, journey: { from: '', tenths: 50, isMeasured: false } });
	expect(claimRows([first, second].flatMap((claim) => claim ?? [])).map((row) => row.at(-1))).toEqual(
		expect.arrayContaining([2.88, 2.25, 5.13])
	);
	await expect(ana((tx) => sendJourney(tx, { ...journey, cohort: uuidv7() }))).rejects.toThrow(NotFound);
	const grown = house.owner.db
		.updateTable('programmes.claim')
		.set({ pence: 999 })
		.where('id', '=', first?.id ?? '');
	await expect(grown.execute()).rejects.toThrow('claim_journey_sum');
	expect(await deeds(house)).toContain('programmes.travel.distance-kept');
});

test('rate and distances are for whoever coordinates everything, in the database too; anybody signed in may know them', async ({
	house
}) => {
	const { course, coordinator, facilitator, joins } = await courseToday(house);
	const ana = await speaker(house, (await joins('Ana')).personId);
	const area = await coordinator((tx) => makeArea(tx, 'Eastern'));
	const ofArea = await staffOf(house, 'coordinator', area);
	const [hall, mill] = [
		await coordinator((tx) => makeVenue(tx, { name: 'Hall' })),
		await coordinator((tx) => makeVenue(tx, { name: 'Mill' }))
	];
	await coordinator((tx) => keepRate(tx, mile));
	await coordinator((tx) => keepDistance(tx, { from: hall, to: mill, tenths: 11 }));
	await coordinator((tx) => keepDistance(tx, { from: mill, to: hall, tenths: 12 }));
	const between = (await ana(listDistances)).filter(({ from, to }) => from.id === hall || to.id === hall);
	const distance = between[0];
	expect(between.map(({ tenths }) => tenths)).toEqual([12]);
	const before = await kept(house);
	for (const speaks of [facilitator, ana, ofArea]) {
		await expect(speaks((tx) => keepRate(tx, null))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => keepDistance(tx, { from: hall, to: mill, tenths: 1 }))).rejects.toThrow(Forbidden);
		await expect(speaks((tx) => dropDistance(tx, distance?.id ?? ''))).rejects.toThrow(Forbidden);
		await speaks((tx) => tx.db.updateTable('programmes.travel_rate').set({ tenths_of_penny: 1 }).execute());
		await speaks((tx) => tx.db.deleteFrom('programmes.distance').execute());
		expect(await speaks(findRate)).toEqual(mile);
	}
	expect(await kept(house)).toBe(before);
	expect(await house.as('visitor', findRate)).toBeNull();
	expect(await ana((tx) => listPlaces(tx, [course.id]))).not.toContainEqual(expect.objectContaining({ id: mill }));
	const areas = (count: number) => [{ kind: 'venue' }, ...Array.from({ length: count }, () => ({ kind: 'area' }))];
	expect([mostPlaces - 1, mostPlaces].map((count) => isFullOf(areas(count)))).toEqual([false, true]);
	await coordinator((tx) => dropDistance(tx, distance?.id ?? ''));
	await expect(coordinator((tx) => dropDistance(tx, distance?.id ?? ''))).rejects.toThrow(NotFound);
});
