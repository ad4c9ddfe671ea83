import { shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Turnout } from './queries.server.ts';

/** Booked against came of the last meetings, in a sentence; nothing where there were none. */
export function turnoutWords(meetings: readonly Turnout[], zone: string): string | undefined {
	if (!meetings.length) return undefined;
	const each = meetings.map(({ startsAt, booked, came }) =>
		m.programmes_guests_turnout_one({ day: shortDay(startsAt, zone), booked, came })
	);
	return m.programmes_guests_turnout({ list: each.join(' · ') });
}
