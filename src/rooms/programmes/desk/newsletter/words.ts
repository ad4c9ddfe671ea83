import { longDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { headWords, hoursWords, placeOfMeeting } from '#rooms/programmes/courses/whats-on/words.ts';
import { whenOf, type When } from '#rooms/programmes/courses/whats-on/policy.ts';
import { mostMeetings } from './policy.ts';

/** A meeting of which a newsletter tells. */
export type ToldMeeting = Parameters<typeof placeOfMeeting>[0];

/** A newsletter to begin with, in the language spoken now: what is on, day by day, a line a meeting. */
export function draftWords(entries: readonly ToldMeeting[], now: Date, zone: string): string {
	const heads: When[] = ['today', 'week', 'later'];
	const shown = entries.slice(0, mostMeetings);
	const parts = heads.flatMap((when) => {
		const lines = shown
			.filter((entry) => whenOf(entry.startsAt, now, zone) === when)
			.map((entry) => lineOf(entry, zone));
		return lines.length ? [[headWords[when](), ...lines].join('\n')] : [];
	});
	return [m.programmes_newsletter_hello(), ...parts, m.programmes_newsletter_bye()].join('\n\n');
}

const lineOf = (entry: ToldMeeting, zone: string): string =>
	'– ' +
	[`${longDay(entry.startsAt, zone)}, ${hoursWords(entry, zone)}`, inWords(entry.label), placeOfMeeting(entry)]
		.filter(Boolean)
		.join(' · ');
