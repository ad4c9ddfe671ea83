// Days that have told, or might tell, something: on each the demonstration is really filled and walked, in two files, one for each worker.
import { expect } from 'vitest';
import { daysAfter } from '#platform/calendar/day.ts';
import { connected } from '#platform/db/connected.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';
import { ask, end, inOwnProcess } from '../../bench/house.ts';
import type { Guide } from '../../src/demonstration/guide.ts';
import { missingOn } from '../journeys/days.ts';
import { test, type TestDatabase } from '../support/database.ts';
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

/** When today's meeting of the running course begins, and how many of that course are over before it. */
async function meetingsAt({ ownerUrl }: TestDatabase, register: string): Promise<{ today: string; over: number }> {
	const { rows } = await connected(ownerUrl, (client) =>
		client.query<{ today: Date; over: number }>(
			`select t.starts_at as today, (select count(*)::int from programmes.session s
				where s.cohort_id = t.cohort_id and s.ended_at is not null) as over
			from programmes.session t where t.id = $1`,
			[register.split('/').at(-1)]
		)
	);
	const [{ today, over } = { today: new Date(0), over: 0 }] = rows;
	return { today: isoDay(today, zone), over };
}

/** A house that is filled anew for every day, served for all tests of a file. */
const days = test.extend('house', { scope: 'file' }, async ({ database }, { onCleanup }) => {
	const { child } = await inOwnProcess('../tests/deep/serve-days.ts', [JSON.stringify(database)]);
	onCleanup(() => end(child));
	return { database, fillAt: (now: Date) => ask<Guide>(child, now.toISOString()) };
});

/** Tries that the demonstration fills, and that the journeys find in it what they need, on half of these days; in the long trials also on half of all days of two years. */
export function fillsOnHalf(half: 0 | 1): void {
	const isMine = (_: unknown, index: number) => index % 2 === half;
	const all = deep ? everyDay.map((day) => [day, '12:00', 'one of all days'] as [string, string, string]) : [];
	for (const [day, time, why] of [...telling.filter(isMine), ...all.filter(isMine)])
		days(
			`on ${day} at ${time} the demonstration fills, and whoever walks it finds what she needs: ${why}`,
			async ({ house }) => {
				const now = instantOf(day, time, zone);
				const guide = await house.fillAt(now);
				expect(await meetingsAt(house.database, guide.pages.register)).toEqual({ today: day, over: 2 });
				expect(await missingOn(guide, now)).toEqual([]);
			}
		);
}
