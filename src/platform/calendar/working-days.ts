import { bankHolidayOn } from './bank-holidays.ts';
import { daysAfter, weekdayOf } from './day.ts';

/** Whether people work on a day: from Monday to Friday, but not on a bank holiday. */
export function isWorkingDay(day: string): boolean {
	return weekdayOf(day) !== 0 && weekdayOf(day) !== 6 && !bankHolidayOn(day);
}

/** The working day so many working days after a day; that day itself does not count. */
export function workingDayAfter(day: string, days: number): string {
	let [at, left] = [day, days];
	while (left > 0) {
		at = daysAfter(at, 1);
		if (isWorkingDay(at)) left -= 1;
	}
	return at;
}

/** How many working days have begun since a day, which does not count itself. */
export function workingDaysSince(day: string, until: string): number {
	let count = 0;
	for (let at = daysAfter(day, 1); at <= until; at = daysAfter(at, 1)) if (isWorkingDay(at)) count += 1;
	return count;
}
