import { keyed } from '#platform/identity/sealing.ts';
import { lettersFrom } from '../note/policy.ts';

/** The code on the receipt of an application: always the same eight letters, and no way from them to it without the key of the house. */
export function receiptOfApplication(id: string): string {
	return lettersFrom(keyed('receipt of an application', id));
}

/** The day so many months after another, as calendars count them: a month that is shorter ends sooner. */
export function dayMonthsOn(day: string, months: number): string {
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
	return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}
