import { dayAndTime, longDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';

/** That a session is off, on again or at another time, for somebody who knows it as it was. */
export function changeWords(session: { startsAt: Date; cancelledAt: Date | null }, was: Date, zone: string): string {
	const when = dayAndTime(session.startsAt, zone, 'parents');
	if (session.cancelledAt) return m.programmes_sessions_mail_off({ when: dayAndTime(was, zone, 'parents') });
	if (was.getTime() === session.startsAt.getTime()) return m.programmes_sessions_mail_on({ when });
	const isSameDay = longDay(was, zone) === longDay(session.startsAt, zone);
	return m.programmes_sessions_mail_moved({
		when,
		was: isSameDay ? dayAndTime(was, zone, 'parents') : longDay(was, zone)
	});
}

/** What her page says of it: why, where somebody wrote that down. */
export function pageWords(session: { cancelledAt: Date | null }): string {
	return session.cancelledAt ? m.programmes_sessions_mail_page() : m.programmes_sessions_mail_page_next();
}

/** How many parents are told of a change. */
export function toldWords(parents: number): string {
	if (parents === 0) return m.programmes_sessions_told_nobody();
	return parents === 1 ? m.programmes_sessions_told_one() : m.programmes_sessions_told_many({ count: parents });
}
