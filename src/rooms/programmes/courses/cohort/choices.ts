import { m } from '#messages';
import { ageBandWords, ageBands } from '#rooms/people/child/form.ts';

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
