import { clock, fullDate, weekday } from '#platform/i18n/dates.ts';
import { m } from '#messages';

/** When a run meets, for whoever plans it: "Tuesdays, 10:00 to 12:00"; what meets once meets on its day. */
export function meetsWords(first: { startsAt: Date; endsAt: Date }, meetings: number, zone: string): string {
	const hours = { from: clock(first.startsAt, zone), to: clock(first.endsAt, zone) };
	return meetings === 1
		? m.programmes_visiting_when({ day: fullDate(first.startsAt, zone), ...hours })
		: m.programmes_courses_every({ weekday: weekday(first.startsAt, zone), ...hours });
}
