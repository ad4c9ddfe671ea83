import { clock, shortDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { holidayWords } from '../session/choices.ts';
import type { Stays, StayingMeeting } from './policy.ts';

/** A meeting that stays as it is while others are moved, and why. */
export function stayWords({ session, why }: StayingMeeting, zone: string): string {
	const words: Record<Exclude<Stays, 'holiday'>, (inputs: { was: string }) => string> = {
		'own-change': m.programmes_following_stays_own_change,
		'called-off': m.programmes_following_stays_called_off,
		'own-day': m.programmes_following_stays_own_day,
		'day-taken': m.programmes_following_stays_day_taken
	};
	const was = `${shortDay(session.startsAt, zone)}, ${clock(session.startsAt, zone)}`;
	return why === 'holiday' ? was : words[why]({ was });
}

/** A meeting that would come to a bank holiday, as a choice to move it all the same. */
export function holidayOption(
	{ session, holiday, day }: StayingMeeting,
	zone: string
): { value: string; label: string } {
	const when = shortDay(new Date(`${day}T12:00:00Z`), 'UTC');
	const label = m.programmes_following_holiday({
		was: shortDay(session.startsAt, zone),
		when,
		holiday: holiday ? holidayWords(holiday) : ''
	});
	return { value: session.id, label };
}
