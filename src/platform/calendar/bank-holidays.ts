import { daysAfter, weekdayOf } from './day.ts';
// Computed, not looked up, so that a course can be planned for any year without asking another host.
// Sources: Banking and Financial Dealings Act 1971, Schedule 1 (Easter Monday, spring, summer, 26 December and their
// substitutes), the yearly royal proclamations (New Year's Day, early May), common law (Good Friday, Christmas Day);
// checked in the tests against the dates published at https://www.gov.uk/bank-holidays.

export const bankHolidayNames = [
	'new-year',
	'good-friday',
	'easter-monday',
	'early-may',
	'spring',
	'summer',
	'christmas',
	'boxing-day'
] as const;
export type BankHoliday = (typeof bankHolidayNames)[number];

function iso(year: number, month: number, day: number): string {
	return new Date(Date.UTC(year, month - 1, day)).toISOString().slice(0, 10);
}

/** Easter Sunday in the Gregorian calendar, from 1583 on (Meeus, Jones and Butcher's algorithm; Meeus, Astronomical Algorithms, ch. 8). */
export function easterSunday(year: number): string {
	const a = year % 19;
	const b = Math.floor(year / 100);
	const c = year % 100;
	const f = Math.floor((b + 8) / 25);
	const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
	const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
	const m = Math.floor((a + 11 * h + 22 * l) / 451);
	const n = h + l - 7 * m + 114;
	return iso(year, Math.floor(n / 31), (n % 31) + 1);
}

function firstMonday(year: number, month: number): string {
	const first = iso(year, month, 1);
	return daysAfter(first, (8 - weekdayOf(first)) % 7);
}

function lastMonday(year: number, month: number): string {
	const last = iso(year, month + 1, 0);
	return daysAfter(last, -((weekdayOf(last) + 6) % 7));
}

/** A day that falls on a weekend has its holiday on the next weekday that is not one already. */
function substitute(day: string, taken: readonly string[]): string {
	let free = day;
	while (weekdayOf(free) === 0 || weekdayOf(free) === 6 || taken.includes(free)) free = daysAfter(free, 1);
	return free;
}

/** The bank holidays of England and Wales in a year. A substitute day stands beside the day itself, since both are days off. */
export function bankHolidays(year: number): Map<string, BankHoliday> {
	const easter = easterSunday(year);
	const [newYear, christmas, boxing] = [iso(year, 1, 1), iso(year, 12, 25), iso(year, 12, 26)];
	const christmasOff = substitute(christmas, [boxing]);
	const boxingOff = substitute(boxing, [christmasOff]);
	return new Map<string, BankHoliday>([
		[newYear, 'new-year'],
		[substitute(newYear, []), 'new-year'],
		[daysAfter(easter, -2), 'good-friday'],
		[daysAfter(easter, 1), 'easter-monday'],
		[firstMonday(year, 5), 'early-may'],
		[lastMonday(year, 5), 'spring'],
		[lastMonday(year, 8), 'summer'],
		[christmas, 'christmas'],
		[boxing, 'boxing-day'],
		[christmasOff, 'christmas'],
		[boxingOff, 'boxing-day']
	]);
}

/** Which bank holiday a day is, or none. */
export function bankHolidayOn(day: string): BankHoliday | undefined {
	return bankHolidays(Number(day.slice(0, 4))).get(day);
}
