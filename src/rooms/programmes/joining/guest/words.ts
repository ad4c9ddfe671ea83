import { dayAndTime } from '#platform/i18n/dates.ts';
import { standingAlone } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { guestPlacesLeftWords } from './choices.ts';
import type { GuestToTell } from './queries.server.ts';

/** A meeting for which a guest can book, as a choice: its day, and how many places are left for guests. */
export const eachWordsOf = (
	{ id, startsAt }: { id: string; startsAt: Date },
	left: number,
	zone: string
): { value: string; label: string; hint: string } => ({
	value: id,
	label: standingAlone(dayAndTime(startsAt, zone, 'parents')),
	hint: guestPlacesLeftWords(left)
});

/** What is not as a guest knows it, each in a sentence: "Now Tuesday 3 December, 10am, instead of Monday 2 December, 10am." */
export function newToGuest({ was, startsAt, venue, hasMoved }: GuestToTell, zone: string): string[] {
	const at = (moment: Date) => dayAndTime(moment, zone);
	if (!startsAt) return [m.programmes_guests_news_off({ was: was ? at(was) : '' })];
	return [
		was?.getTime() === startsAt.getTime()
			? ''
			: was
				? m.programmes_guests_news_moved({ now: at(startsAt), was: at(was) })
				: m.programmes_guests_news_on({ now: at(startsAt) }),
		hasMoved ? (venue ? m.programmes_guests_news_where({ venue }) : m.programmes_guests_news_online()) : ''
	].filter(Boolean);
}

/** The link that writes to or rings a guest by what she wrote; nothing where it is neither an address nor a number. */
export function wayOfGuest(way: string): string | undefined {
	if (/^[^\s@]+@[^\s@]+$/.test(way)) return `mailto:${way}`;
	const digits = way.replace(/[^+0-9]/g, '');
	return /^[+0-9 ()./-]{7,}$/.test(way) ? `tel:${digits}` : undefined;
}
