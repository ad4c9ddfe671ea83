import { expect, test } from 'vitest';
import { clashesWith, hoursFrom, nextFreeDay, weeksAhead, type InTheHall } from './policy.ts';

const zone = 'Europe/London';
const tuesdays = { firstDay: '2028-02-01', from: '10:00', to: '12:00' };
const others = (firstDay: string, from: string, to: string, count = 1): InTheHall[] =>
	hoursFrom({ firstDay, from, to }, count, zone).map((hours) => ({ ...hours, course: { en: 'Other' } }));

test('who is in the hall at the same time is in the way, who comes before or after is not', () => {
	const meetings = hoursFrom(tuesdays, 3, zone);
	expect(clashesWith(meetings, others('2028-02-08', '11:59', '13:00'))).toHaveLength(1);
	expect(clashesWith(meetings, others('2028-02-08', '10:30', '11:00'))).toHaveLength(1);
	expect(clashesWith(meetings, others('2028-02-08', '12:00', '13:00'))).toEqual([]);
	expect(clashesWith(meetings, others('2028-02-08', '09:00', '10:00'))).toEqual([]);
	expect(clashesWith(meetings, others('2028-02-22', '10:00', '12:00'))).toEqual([]);
});

test('the next free day leaves the hall to all meetings, and is none where half a year is taken', () => {
	// taken on the third Tuesday: three meetings fit from the one after it on
	expect(nextFreeDay(tuesdays, 3, others('2028-02-15', '10:00', '12:00'), zone)).toBe('2028-02-22');
	expect(nextFreeDay(tuesdays, 1, others('2028-02-15', '10:00', '12:00'), zone)).toBe('2028-02-08');
	// across the night in which the clocks change, by the clock on the wall
	expect(nextFreeDay({ ...tuesdays, firstDay: '2028-03-21' }, 1, others('2028-03-28', '10:00', '12:00'), zone)).toBe(
		'2028-04-04'
	);
	expect(nextFreeDay(tuesdays, 2, others('2028-02-01', '10:00', '12:00', weeksAhead + 9), zone)).toBeNull();
});
