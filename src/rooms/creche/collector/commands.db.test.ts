import { expect } from 'vitest';
import { courseToday, speaker, staffOf } from '#cast/meetings.ts';
import { moment } from '#platform/clock.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { NotFound } from '#platform/outcome.ts';
import { mateo } from '#rooms/programmes/joining/registration/examples.ts';
import { test } from '../../../../tests/support/house.ts';
import { signChildIn, signChildOut } from '../visit/commands.server.ts';
import { getCreche } from '../visit/queries.server.ts';
import { nameCollector, takeCollectorOff } from './commands.server.ts';
import { isNamedOn } from './policy.ts';
import { listCollectors } from './queries.server.ts';

const today = isoDay(moment(), 'Europe/London');
const yesterday = isoDay(new Date(moment().getTime() - 864e5), 'Europe/London');

test('a name counts from its first day until its last, on one day where both are one, and always where nothing is said', () => {
	expect(isNamedOn({ from: null, until: null }, '2026-11-27')).toBe(true);
	expect(isNamedOn({ from: '2026-11-28', until: null }, '2026-11-27')).toBe(false);
	expect(isNamedOn({ from: null, until: '2026-11-26' }, '2026-11-27')).toBe(false);
	expect(isNamedOn({ from: '2026-11-27', until: '2026-11-27' }, '2026-11-27')).toBe(true);
});

test('whom her parent named for the day collects in two taps; who was named for another day is asked about', async ({
	house
}) => {
	const day = await courseToday(house);
	const { personId } = await day.joins('Elena', { children: [mateo] });
	const [minder, mother] = [await staffOf(house, 'creche_worker', day.course.id), await speaker(house, personId)];
	const line = async () => (await minder((tx) => getCreche(tx, day.today.id, new Set()))).children[0];
	const childId = (await line())?.id ?? '';
	const name = (called: string, from: string | null = null, until: string | null = null, speak = mother) =>
		speak((tx) => nameCollector(tx, childId, { id: uuidv7(), called, from, until }));
	await name('Salma Khan');
	await name('Uncle Ed', today, today);
	await name('Aunt Bea', null, yesterday);
	expect((await line())?.named).toEqual(['Salma Khan', 'Uncle Ed']);
	const kept = await mother((tx) => listCollectors(tx, childId));
	expect(
		kept.map(({ called }) => called),
		'what is over is not shown'
	).toEqual(['Salma Khan', 'Uncle Ed']);
	await minder((tx) => signChildIn(tx, day.today.id, { child: childId, who: 'Elena' }));
	const go = { child: childId, visit: (await line())?.visitId ?? '', sure: false };
	expect(await minder((tx) => signChildOut(tx, day.today.id, { ...go, who: 'Aunt Bea' }))).toMatchObject({
		reason: 'somebody-else'
	});
	await mother((tx) => takeCollectorOff(tx, childId, kept[1]?.id ?? ''));
	expect(await minder((tx) => signChildOut(tx, day.today.id, { ...go, who: 'Uncle Ed' }))).toMatchObject({
		reason: 'somebody-else'
	});
	expect(await minder((tx) => signChildOut(tx, day.today.id, { ...go, who: 'salma khan' }))).toEqual({ ok: true });
	const other = await speaker(house, (await day.joins('Bea')).personId);
	for (const speak of [other, minder, day.coordinator])
		await expect(name('Mallory', null, null, speak), 'nobody else names anybody').rejects.toThrow(NotFound);
	expect(await other((tx) => tx.db.selectFrom('creche.collector').selectAll().execute())).toEqual([]);
});
