import { expect, test } from 'vitest';
import { bankHolidayOn, bankHolidays, easterSunday } from './bank-holidays.ts';
import { weekdayOf } from './day.ts';

// England and Wales, as published at https://www.gov.uk/bank-holidays.
const official: Record<number, string> = {
	2024: '01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26',
	2025: '01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26',
	2026: '01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28',
	2027: '01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28',
	2028: '01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26'
};

test.each(Object.entries(official))('%s has the official bank holidays on its weekdays, and no other', (year, days) => {
	const computed = [...bankHolidays(Number(year)).keys()].filter((day) => ![0, 6].includes(weekdayOf(day))).sort();
	expect(computed).toEqual(days.split(' ').map((day) => `${year}-${day}`));
});

test('says which holiday it is, also on the substitute day and on the day itself', () => {
	expect(bankHolidayOn('2026-04-06')).toBe('easter-monday');
	expect(bankHolidayOn('2026-12-28')).toBe('boxing-day');
	expect(bankHolidayOn('2027-12-27')).toBe('christmas');
	expect(bankHolidayOn('2027-12-28')).toBe('boxing-day');
	expect(bankHolidayOn('2022-12-27')).toBe('christmas');
	expect(bankHolidayOn('2022-12-26')).toBe('boxing-day');
	expect(bankHolidayOn('2027-12-25')).toBe('christmas');
	expect(bankHolidayOn('2026-04-07')).toBeUndefined();
});

test('Easter falls where the tables have it, also in its earliest and latest years', () => {
	expect([1818, 1943, 2000, 2038, 2285].map(easterSunday)).toEqual([
		'1818-03-22',
		'1943-04-25',
		'2000-04-23',
		'2038-04-25',
		'2285-03-22'
	]);
});
