import { bankHolidayOn, type BankHoliday } from './bank-holidays.ts';
import { daysAfter, daysBetween } from './day.ts';

/** A day on which the course does not meet, and why. */
export interface SkippedDay {
	day: string;
	holiday: BankHoliday;
}

/** The days of so many weekly meetings from a first day on; bank holidays are stepped over, so the course ends later, not shorter. */
export function weeklyDays(firstDay: string, meetings: number): string[] {
	const days: string[] = [];
	for (let day = firstDay; days.length < meetings; day = daysAfter(day, 7)) if (!bankHolidayOn(day)) days.push(day);
	return days;
}

/** The days between the meetings of a course on which it would have met, had they not been bank holidays. */
export function skippedDays(days: readonly string[]): SkippedDay[] {
	const sorted = [...days].sort();
	const skipped: SkippedDay[] = [];
	for (const [index, day] of sorted.entries()) {
		const next = sorted[index + 1];
		if (next) skipped.push(...holidaysBetween(day, next));
	}
	return skipped;
}

function holidaysBetween(day: string, next: string): SkippedDay[] {
	const found: SkippedDay[] = [];
	for (let between = daysAfter(day, 7); between < next; between = daysAfter(between, 7)) {
		const holiday = bankHolidayOn(between);
		if (holiday) found.push({ day: between, holiday });
	}
	return found;
}

/**
 * The days of a weekly course between its meetings on which it does not meet, whyever: a holiday, or weeks that were left free. A meeting that was
 * moved by some days leaves none, and a course that does not meet weekly has none.
 */
export function daysOff(days: readonly string[]): { day: string; holiday?: BankHoliday }[] {
	const sorted = [...days].sort();
	const gaps = sorted.slice(1).map((day, index) => Math.round(daysBetween(sorted[index] ?? day, day) / 7));
	const isWeekly = gaps.filter((weeks) => weeks <= 1).length >= gaps.length / 2;
	if (!isWeekly) return [];
	return gaps.flatMap((weeks, index) =>
		Array.from({ length: Math.max(0, weeks - 1) }, (_, week) => {
			const day = daysAfter(sorted[index] ?? '', 7 * (week + 1));
			return { day, holiday: bankHolidayOn(day) };
		})
	);
}

/** The same weekday some months later: the nearest one to the same day of the month. */
export function sameWeekdayLater(day: string, months: number): string {
	const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
	const lastOfMonth = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
	const wished = new Date(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth))).toISOString().slice(0, 10);
	const shift = (new Date(`${day}T00:00:00Z`).getUTCDay() - new Date(`${wished}T00:00:00Z`).getUTCDay() + 10) % 7;
	return daysAfter(wished, shift - 3);
}
