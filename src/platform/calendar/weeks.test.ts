import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instantOf, clock } from '#platform/i18n/dates.ts';
import { bankHolidayOn } from './bank-holidays.ts';
import { weekdayOf, isRealDay } from './day.ts';
import { daysOff, sameWeekdayLater, skippedDays, weeklyDays } from './weeks.ts';

const anyDay = fc
	.date({ min: new Date('2024-01-01'), max: new Date('2060-01-01'), noInvalidDate: true })
	.map((date) => date.toISOString().slice(0, 10));

test('a course over Easter steps over Easter Monday and says so', () => {
	const days = weeklyDays('2026-03-23', 7);
	expect(days).toEqual([
		'2026-03-23',
		'2026-03-30',
		'2026-04-13',
		'2026-04-20',
		'2026-04-27',
		'2026-05-11',
		'2026-05-18'
	]);
	expect(skippedDays(days)).toEqual([
		{ day: '2026-04-06', holiday: 'easter-monday' },
		{ day: '2026-05-04', holiday: 'early-may' }
	]);
});

test('weeks without a meeting are named whyever they are free; a meeting moved by days leaves none, nor does a course every other week', () => {
	expect(daysOff(['2026-12-11', '2026-12-18', '2027-01-08'])).toEqual([
		{ day: '2026-12-25', holiday: 'christmas' },
		{ day: '2027-01-01', holiday: 'new-year' }
	]);
	expect(daysOff(['2027-02-02', '2027-02-09', '2027-02-23', '2027-03-02'])).toEqual([{ day: '2027-02-16' }]);
	expect(daysOff(['2026-12-03', '2026-12-11', '2026-12-17'])).toEqual([]);
	expect(daysOff(['2027-02-02', '2027-02-16', '2027-03-02'])).toEqual([]);
	expect(daysOff(['2027-02-02'])).toEqual([]);
});

test('a gap that a person made is not called a bank holiday', () => {
	expect(skippedDays(['2027-01-12', '2027-02-02'])).toEqual([]);
});

test('wherever it begins, a course meets as often as asked, on one weekday, never on a bank holiday', () => {
	fc.assert(
		fc.property(anyDay, fc.integer({ min: 1, max: 20 }), (first, meetings) => {
			const days = weeklyDays(first, meetings);
			expect(days).toHaveLength(meetings);
			expect(new Set(days.map(weekdayOf))).toEqual(new Set([weekdayOf(first)]));
			expect(days.filter(bankHolidayOn)).toEqual([]);
			expect([...days].sort()).toEqual(days);
		})
	);
});

test.each([
	['in spring, when the clocks go forward', '2027-03-16'],
	['in autumn, when they go back', '2026-10-13']
])('a session at ten stays at ten %s', (_, first) => {
	const starts = weeklyDays(first, 4).map((day) => instantOf(day, '10:00', 'Europe/London'));
	expect(starts.map((at) => clock(at, 'Europe/London'))).toEqual(['10:00', '10:00', '10:00', '10:00']);
	expect(new Set(starts.map((at) => at.getUTCHours()))).toEqual(new Set([9, 10]));
});

test('knows the days that exist', () => {
	expect(['2028-02-29', '2027-12-31'].map(isRealDay)).toEqual([true, true]);
	expect(['2027-02-29', '2027-02-30', '2027-04-31', '2027-13-01', '', '29/02/2028', '2027-1-1'].map(isRealDay)).toEqual(
		Array(7).fill(false)
	);
});

test('two months later on the same weekday, within three days of the same date', () => {
	expect(sameWeekdayLater('2027-02-23', 2)).toBe('2027-04-20');
	fc.assert(
		fc.property(anyDay, (day) => {
			const later = sameWeekdayLater(day, 2);
			expect(weekdayOf(later)).toBe(weekdayOf(day));
			const apart = (Date.parse(later) - Date.parse(day)) / 86_400_000;
			expect(apart).toBeGreaterThanOrEqual(55);
			expect(apart).toBeLessThanOrEqual(66);
		})
	);
});
