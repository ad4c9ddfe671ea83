// Days that have told, or might tell, something: on each the demonstration is really filled, in four files so that none takes long.
import { randomUUID } from 'node:crypto';
import { afterAll, expect, inject, test } from 'vitest';
import { daysAfter } from '#platform/calendar/day.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { setAhead } from '#platform/clock.ts';
import { fillAt, sessionsOf } from '../support/calendar.ts';
import { addressesOf } from '../support/database.ts';
import { cloneDatabase, dropDatabase } from '../support/databases.ts';
import { deep } from './house.ts';

export const zone = 'Europe/London';
export const everyDay = Array.from({ length: 731 }, (_, index) => daysAfter('2026-11-26', index));

/** Each with the hour by the clock of the organisation. */
const telling: [day: string, time: string, why: string][] = [
	['2026-11-26', '10:00', 'a month later is Boxing Day'],
	['2026-12-01', '09:00', 'the course that is filling would begin on Christmas Day'],
	['2026-12-24', '16:00', 'the eve of Christmas'],
	['2026-12-25', '09:00', 'Christmas Day, a Friday'],
	['2026-12-31', '23:59', 'the last minute of a year'],
	['2027-01-01', '00:01', 'the first minutes of a year, a holiday'],
	['2027-01-08', '10:00', 'the first day of the running course would be Christmas Day'],
	['2027-01-11', '10:00', 'the running course would meet on a substitute holiday'],
	['2027-03-15', '10:00', 'a Monday course comes upon Easter Monday'],
	['2027-03-25', '18:00', 'the eve of Good Friday'],
	['2027-03-28', '00:30', 'half an hour before the clocks go forward'],
	['2027-03-28', '02:30', 'an hour after they went'],
	['2027-03-29', '10:00', 'Easter Monday'],
	['2027-04-30', '12:00', 'a Friday before a long weekend'],
	['2027-05-03', '10:00', 'early May, a Monday'],
	['2027-08-27', '17:00', 'a Friday before the summer holiday'],
	['2027-10-31', '00:30', 'before the clocks go back'],
	['2027-10-31', '01:30', 'in the hour that comes twice'],
	['2027-12-27', '10:00', 'Christmas on another day'],
	['2028-01-03', '10:00', 'New Year on another day'],
	['2028-02-28', '23:59', 'the minute before a leap day'],
	['2028-02-29', '10:00', 'a leap day'],
	['2028-04-14', '10:00', 'Good Friday'],
	['2028-11-24', '15:00', 'a Friday almost two years on']
];

async function fillOn(day: string, time: string): Promise<void> {
	const server = inject('testServer');
	const name = `c_${randomUUID().replaceAll('-', '')}`;
	await cloneDatabase(server.ownerUrl, server.template, name);
	const database = addressesOf(server, name);
	try {
		const { register, course } = (await fillAt(database, instantOf(day, time, zone))).pages;
		expect(register).toMatch(/\/sessions\/[0-9a-f-]{36}$/);
		expect(course).toMatch(/\/courses\/[a-z0-9-]+$/);
		const { today, over } = await sessionsOf(database, register.split('/').at(-1) ?? '');
		expect({ today: isoDay(today, zone), over }).toEqual({ today: day, over: 2 });
	} finally {
		await dropDatabase(server.ownerUrl, name);
	}
}

/** Tries that the demonstration fills on a quarter of these days; in the long trials also on a quarter of all days of two years. */
export function fillsOnAQuarter(quarter: 0 | 1 | 2 | 3): void {
	const isMine = (_: unknown, index: number) => index % 4 === quarter;
	const all = deep ? everyDay.map((day) => [day, '12:00', 'one of all days'] as [string, string, string]) : [];
	afterAll(() => setAhead(inject('testServer').ahead));
	test.each([...telling.filter(isMine), ...all.filter(isMine)])(
		'on %s at %s the demonstration fills: %s',
		async (day, time) => fillOn(day, time),
		120_000
	);
}
