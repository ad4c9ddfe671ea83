import { m } from '#messages';
import { ageBandWords, ageBands } from '#rooms/people/child/form.ts';
import type { PublishWarning } from '../publishing/policy.ts';

/** Why a course can't be published yet, in a sentence. */
export function obstacleWords(obstacle: 'no-meetings' | 'dates-past'): string {
	return obstacle === 'no-meetings' ? m.courses_obstacle_no_meetings() : m.courses_obstacle_dates_past();
}

/** What a coordinator should know before she publishes, in a sentence. */
export function warningWords(warning: PublishWarning): string {
	const words: Record<PublishWarning, () => string> = {
		'no-facilitator': m.courses_warning_no_facilitator,
		'no-creche-worker': m.courses_warning_no_creche_worker,
		'no-creche-room': m.courses_warning_no_creche_room,
		'language-missing': m.courses_warning_language_missing
	};
	return words[warning]();
}

/** Why a change to a course can't be kept, in a sentence. */
export function changeRefusalWords(
	reason: 'venue-missing' | 'places-taken' | 'creche-taken' | 'published' | 'changed-meanwhile'
): string {
	const words = {
		'venue-missing': m.courses_venue_gone,
		'places-taken': m.courses_refused_places_taken,
		'creche-taken': m.courses_refused_creche_taken,
		published: m.courses_refused_published_dates,
		'changed-meanwhile': m.courses_changed_meanwhile
	};
	return words[reason]();
}

/** What a field of the course's form is called, for telling what changed in it. */
export function fieldWords(name: string): string {
	const words: Record<string, () => string> = {
		venueId: m.courses_venue,
		places: m.courses_places,
		offerHours: m.courses_offer_hours,
		firstDay: m.courses_first_day,
		from: m.courses_from,
		to: m.courses_to
	};
	if (name.startsWith('label-')) return m.courses_name();
	if (name.startsWith('promise-')) return m.courses_promise();
	const band = ageBands.find((one) => name === `band-${one}`);
	return band ? `${m.courses_creche()}: ${ageBandWords(band)}` : (words[name]?.() ?? name);
}
