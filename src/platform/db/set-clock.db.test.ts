import { sql } from 'kysely';
import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { moment } from '../clock.ts';
import { enqueue } from '../jobs/outbox.ts';
import { followClock, setClock, showClock } from './set-clock.ts';
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

test('work that waits for a moment is due when the clock has come to it', async ({ house, database }) => {
	const due = async () => {
		const { rows } = await sql<{
			id: string;
		}>`select id from graphile_worker.jobs where task_identifier = 'waits' and run_at <= now()`.execute(house.owner.db);
		return rows.length;
	};
	const [before, after] = [new Date('2028-02-29T23:00:00Z'), new Date('2028-03-01T00:10:00Z')];
	await setClock(database.ownerUrl, before);
	await house.as('job', (tx) => enqueue(tx, 'waits', {}, { at: new Date('2028-03-01T00:00:00Z') }));
	expect(await due()).toBe(0);
	await setClock(database.ownerUrl, after);
	expect(await due()).toBe(1);
	await setClock(database.ownerUrl, null);
});

test('a demonstration begins at the moment asked for; one that is filled goes on, and is never set back', async ({
	database,
	house
}) => {
	await setClock(database.ownerUrl, leapDay);
	await showClock(database.ownerUrl, new Date('2028-02-28T10:00:00Z'));
	expect(minutesBetween(moment(), leapDay)).toBe(0);
	await showClock(database.ownerUrl, new Date('2028-03-01T10:00:00Z'));
	for (const found of [moment(), await house.as('job', async (tx) => tx.now)])
		expect(minutesBetween(found, new Date('2028-03-01T10:00:00Z'))).toBe(0);
	await setClock(database.ownerUrl, null);
});

test('a process whose clock was moved apart from that of the machine goes by the same moment as its database', async ({
	database,
	house
}) => {
	const own = Date.now;
	Date.now = () => own() + 40 * 24 * 3_600_000;
	try {
		await setClock(database.ownerUrl, null);
		await showClock(database.ownerUrl);
		const now = await house.as('job', async (tx) => tx.now);
		expect(minutesBetween(now, new Date(Date.now()))).toBe(0);
		expect(minutesBetween(moment(), now)).toBe(0);
		await setClock(database.ownerUrl, leapDay);
		expect(minutesBetween(moment(), await house.as('job', async (tx) => tx.now))).toBe(0);
		await followClock(database.appUrl);
		expect(minutesBetween(moment(), leapDay)).toBe(0);
	} finally {
		Date.now = own;
		await setClock(database.ownerUrl, null);
	}
});
