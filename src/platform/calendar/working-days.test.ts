import { expect, test } from 'vitest';
import { isWorkingDay, workingDayAfter, workingDaysSince } from './working-days.ts';

test('working days step over Saturdays, Sundays and bank holidays', () => {
	// 2027: Good Friday is 26 March, Easter Monday 29 March
	expect(
		['2027-03-25', '2027-03-26', '2027-03-27', '2027-03-28', '2027-03-29', '2027-03-30'].map(isWorkingDay)
	).toEqual([true, false, false, false, false, true]);
	expect(workingDayAfter('2027-03-25', 1)).toBe('2027-03-30');
	expect(workingDayAfter('2027-03-25', 5)).toBe('2027-04-05');
	expect(workingDayAfter('2026-12-24', 3)).toBe('2026-12-31');
	expect(workingDayAfter('2027-03-27', 0)).toBe('2027-03-27');
});

test('the count of working days is the other way round', () => {
	for (const days of [0, 1, 3, 5, 20])
		for (const day of ['2027-03-24', '2027-03-27', '2026-12-23', '2027-07-09'])
			expect(workingDaysSince(day, workingDayAfter(day, days)), `${day} ${days}`).toBe(days);
	expect(workingDaysSince('2027-03-25', '2027-03-29')).toBe(0);
});
