import { dayAndTime } from '#platform/i18n/dates.ts';
import { standingAlone } from '#platform/i18n/language.ts';
import { guestPlacesLeftWords } from './choices.ts';

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
