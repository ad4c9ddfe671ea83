import { m } from '#messages';
import type { Registration } from '#programmes/joining';
import type { Tell } from '#rooms/programmes/joining/registration/form.ts';

type State = 'place' | 'offered' | 'waiting' | 'left';

/** How it stands with somebody who asked to come. */
export function registrationWords(state: State): string {
	const words = {
		place: m.programmes_state_place,
		offered: m.programmes_state_offered,
		waiting: m.programmes_state_waiting,
		left: m.programmes_state_left
	};
	return words[state]();
}

/** Why somebody is no longer coming, without blame. */
export function leftWords(why: Registration['leftWhy']): string {
	const words = {
		'by-her': m.programmes_left_by_her,
		'offer-lapsed': m.programmes_left_lapsed,
		declined: m.programmes_left_declined,
		'by-staff': m.programmes_left_by_staff,
		'not-answered': m.programmes_left_not_answered,
		moved: m.programmes_left_moved,
		'not-moved': m.programmes_left_not_moved
	};
	return why ? words[why]() : '';
}

/** What she would like to be known beforehand. */
export function tellWords(tell: Tell): string {
	const words: Record<Tell, () => string> = {
		'meet-me': m.programmes_tells_meet_me,
		'talk-not-write': m.programmes_tells_talk,
		steps: m.programmes_tells_steps
	};
	return words[tell]();
}

/** Days of the week on which it is safe to reach somebody: "every day", or the days by name. */
export function daysWords(days: readonly number[]): string {
	if (days.length === 7) return m.programmes_every_day();
	const names = [
		m.programmes_day_1(),
		m.programmes_day_2(),
		m.programmes_day_3(),
		m.programmes_day_4(),
		m.programmes_day_5(),
		m.programmes_day_6(),
		m.programmes_day_7()
	];
	return [...days]
		.sort()
		.map((day) => names[day - 1] ?? '')
		.join(', ');
}

/** How long an offer still lasts. */
export function timeLeftWords(endsAt: Date, now: Date): string {
	const hours = Math.floor((endsAt.getTime() - now.getTime()) / 3_600_000);
	if (hours < 1) return m.programmes_left_under_an_hour();
	return hours < 48 ? m.programmes_left_hours({ hours }) : m.programmes_left_days({ days: Math.floor(hours / 24) });
}

/** Why a place can't be given or taken back, in a sentence. */
export function placeRefusalWords(reason: 'ended-already' | 'no-offer' | 'too-late' | 'course-over'): string {
	const words = {
		'ended-already': m.programmes_refused_ended,
		'no-offer': m.programmes_refused_no_offer,
		'too-late': m.programmes_refused_too_late,
		'course-over': m.programmes_refused_course_over
	};
	return words[reason]();
}
