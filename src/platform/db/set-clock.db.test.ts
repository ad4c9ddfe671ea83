import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { moment } from '../clock.ts';
import { followClock, setClock } from './set-clock.ts';
import type { Tx } from './tx.ts';

const leapDay = new Date('2028-02-29T23:59:00Z');
const minutesBetween = (a: Date, b: Date) => Math.round(Math.abs(a.getTime() - b.getTime()) / 60_000);

const moments = async (tx: Tx) => {
	const asked = sql<{ begun: Date; at: Date; opened: Date }>`select platform.now() as begun, platform.moment() as at`;
	return { ...(await asked.execute(tx.db)).rows[0]!, opened: tx.now };
};

test('a transaction knows its moment, its time zone and its languages from the statement that opened it', async ({
	house
}) => {
	await house.as('door', async (tx) => {
		const { begun, opened } = await moments(tx);
		expect(opened).toEqual(begun);
		expect(tx).toMatchObject({ zone: 'Europe/London', languages: ['en', 'es'], defaultLanguage: 'en' });
	});
});

test('everything goes by a clock that was set, also statements prepared before', async ({ house, database }) => {
	await house.as('job', moments);
	await setClock(database.ownerUrl, leapDay);
	const after = await house.as('job', moments);
	for (const found of [...Object.values(after), moment()]) expect(minutesBetween(found, leapDay)).toBe(0);
	await setClock(database.ownerUrl, null);
	expect(await followClock(database.appUrl)).toBe(0);
	for (const found of [...Object.values(await house.as('job', moments)), moment()])
		expect(minutesBetween(found, new Date())).toBe(0);
});

test('the app can read the clock and not set it', async ({ house, database }) => {
	await followClock(database.appUrl);
	await expect(setClock(database.appUrl, leapDay)).rejects.toThrow(/permission denied|must be owner/);
	const shadowed = house.as('visitor', async (tx) => {
		await sql`create function pg_temp.clock() returns interval immutable return interval '3 days'`.execute(tx.db);
	});
	await expect(shadowed).rejects.toThrow(/permission denied/);
});
