// Whatever day it is: the demonstration fills, and so does the course that the races and benchmarks run in.

import { afterAll, expect, inject, test } from 'vitest';
import { randomUUID } from 'node:crypto';
import { bankHolidayOn } from '#platform/calendar/bank-holidays.ts';
import { daysAfter, isRealDay } from '#platform/calendar/day.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { setAhead } from '#platform/clock.ts';
import { daysAround } from '../../src/demonstration/days.ts';
import { fillAt, sessionsOf } from '../support/calendar.ts';
import { addressesOf } from '../support/database.ts';
import { cloneDatabase, dropDatabase } from '../support/databases.ts';
import { deep } from './house.ts';

const zone = 'Europe/London';
const from = '2026-11-26';
const everyDay = Array.from({ length: 731 }, (_, index) => daysAfter(from, index));

/** Days that have told, or might tell, something: each with the hour by the clock of the organisation. */
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

afterAll(() => setAhead(inject('testServer').ahead));

test('the planned days of every day of two years exist, and no course begins on a holiday', () => {
	for (const day of everyDay)
		for (const time of ['00:01', '23:59']) {
			const days = daysAround(instantOf(day, time, zone));
			expect(days.day(0)).toBe(day);
			for (const shift of [-84, 10, 24, 30, 60, 80]) {
				const first = days.free(shift);
				expect([first, isRealDay(first), bankHolidayOn(first)]).toEqual([first, true, undefined]);
				expect(first <= daysAfter(day, shift + 5), `${first} for ${day} ${shift}`).toBe(true);
			}
			const running = [0, 7, 14].map((later) => daysAfter(days.free(-14, 3), later));
			expect(running.map(bankHolidayOn)).toEqual([undefined, undefined, undefined]);
			expect(running[1]! < day && running[2]! >= day, `the second meeting is over on ${day}: ${running}`).toBe(true);
		}
});

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

// A fill costs about two seconds of a core: the ordinary check takes every fourth of the telling days; every one of the
// days it plans is checked above.
const fills = deep
	? [...telling, ...everyDay.map((day) => [day, '12:00', 'one of all days'] as const)]
	: telling.filter((_, index) => index % 4 === 1);

test.each(fills)('on %s at %s the demonstration fills: %s', async (day, time) => fillOn(day, time), 120_000);
