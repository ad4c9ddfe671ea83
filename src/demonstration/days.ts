import { instant } from '../platform/clock.ts';
import { isoDay } from '../platform/i18n/dates.ts';

/** The calendar day this many days from today, in London: "2027-01-26". */
export function dayFromToday(days: number): string {
	return isoDay(new Date(instant() + days * 86_400_000), 'Europe/London');
}

/** The instant this many days from now. */
export function daysFromNow(days: number): Date {
	return new Date(instant() + days * 86_400_000);
}
