import { bankHolidayOn } from '../platform/calendar/bank-holidays.ts';
import { daysAfter } from '../platform/calendar/day.ts';
import { isoDay } from '../platform/i18n/dates.ts';

/** The days and moments around one moment: whatever is filled across midnight still agrees with itself. */
export interface Days {
	/** The calendar day so many days from that moment's, in London: "2027-01-26". */
	day(days: number): string;
	/** The same, or the next day on which a course may meet, then and in each of the weeks after it. */
	free(days: number, weeks?: number): string;
	/** The instant so many days from that moment. */
	moment(days: number): Date;
}

/** The days around a moment. */
export function daysAround(now: Date): Days {
	const today = isoDay(now, 'Europe/London');
	return {
		day: (days) => daysAfter(today, days),
		free(days, weeks = 1) {
			const meets = (day: string) => Array.from({ length: weeks }, (_, week) => daysAfter(day, 7 * week));
			let first = daysAfter(today, days);
			while (meets(first).some(bankHolidayOn)) first = daysAfter(first, 1);
			return first;
		},
		moment: (days) => new Date(now.getTime() + days * 86_400_000)
	};
}
