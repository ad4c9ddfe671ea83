const dayLong = 86_400_000;

/** A calendar day so many days after another; days are written 2027-01-31. */
export function daysAfter(day: string, days: number): string {
	return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayLong).toISOString().slice(0, 10);
}

/** How many days one calendar day comes after another. */
export function daysBetween(day: string, later: string): number {
	return Math.round((Date.parse(later) - Date.parse(day)) / dayLong);
}

/** The day of the week of a calendar day: 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: string): number {
	return new Date(`${day}T00:00:00Z`).getUTCDay();
}

/** Whether a text is a day that exists: 2028-02-29 is, 2027-02-29 is not. */
export function isRealDay(text: string): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
	const at = new Date(`${text}T00:00:00Z`);
	return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
}
