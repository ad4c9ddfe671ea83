/** A month of the calendar, such as "2026-12". */
export type Month = string;

/** The month that an address asks for; the present one where it asks for none that there is. */
export function monthAsked(text: string | null, today: string): Month {
	return text !== null && /^(19|20)\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : today.slice(0, 7);
}

/** The month so many months after another. */
export function monthsAfter(month: Month, months: number): Month {
	const [year = 0, number = 1] = month.split('-').map(Number);
	return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
}

/** What must be known of a meeting to see whether another has the same hall at the same time. */
export interface Booked {
	id: string;
	/** The room; null where it meets online. */
	venueId: string | null;
	startsAt: Date;
	endsAt: Date;
	cancelledAt: Date | null;
}

/** The meetings for whose hall another meeting is planned at the same time; what was called off takes no hall. */
export function clashing(meetings: readonly Booked[]): Set<string> {
	const standing = meetings.filter((meeting) => !meeting.cancelledAt);
	const clash = (one: Booked, other: Booked) =>
		one.id !== other.id &&
		one.venueId !== null &&
		one.venueId === other.venueId &&
		one.startsAt < other.endsAt &&
		other.startsAt < one.endsAt;
	return new Set(standing.filter((one) => standing.some((other) => clash(one, other))).map(({ id }) => id));
}
