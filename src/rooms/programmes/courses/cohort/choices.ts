import { m } from '#messages';
import { ageBandWords, ageBands } from '#rooms/people/child/form.ts';

/** Why a change to a course can't be kept, in a sentence. */
export function changeRefusalWords(
	reason: 'venue-missing' | 'places-taken' | 'creche-taken' | 'published' | 'changed-meanwhile'
): string {
	const words = {
		'venue-missing': m.programmes_courses_venue_gone,
		'places-taken': m.programmes_courses_refused_places_taken,
		'creche-taken': m.programmes_courses_refused_creche_taken,
		published: m.programmes_courses_refused_published_dates,
		'changed-meanwhile': m.programmes_courses_changed_meanwhile
	};
	return words[reason]();
}

/** What a field of the course's form is called, for telling what changed in it. */
export function fieldWords(name: string): string {
	const words: Record<string, () => string> = {
		venueId: m.programmes_courses_venue,
		places: m.programmes_courses_places,
		offerHours: m.programmes_courses_offer_hours,
		firstDay: m.programmes_courses_first_day,
		from: m.programmes_courses_from,
		to: m.programmes_courses_to
	};
	if (name.startsWith('label-')) return m.programmes_courses_name();
	if (name.startsWith('promise-')) return m.programmes_courses_promise();
	const band = ageBands.find((one) => name === `band-${one}`);
	return band ? `${m.programmes_courses_creche()}: ${ageBandWords(band)}` : (words[name]?.() ?? name);
}
