// Whatever day it is: the demonstration fills, and so does the course that the races and benchmarks run in.
import { expect, test } from 'vitest';
import { bankHolidayOn } from '#platform/calendar/bank-holidays.ts';
import { daysAfter, isRealDay } from '#platform/calendar/day.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { daysAround } from '../../src/demonstration/days.ts';
import { everyDay, fillsOnHalf, zone } from './telling-days.ts';

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

fillsOnHalf(0);
