import { fullDate, instantOf } from '#platform/i18n/dates.ts';
import { m } from '#messages';

interface Life {
	since: string | null;
	until: string | null;
	isFormer: boolean;
}

/** Since when an area or a partner is one, or until when it was; nothing where nobody said. */
export function lifeWords({ since, until, isFormer }: Life, zone: string): string | undefined {
	const day = (text: string) => fullDate(instantOf(text, '12:00', zone), zone);
	if (until && isFormer) return m.programmes_areas_former_until({ day: day(until) });
	if (until) return `${m.programmes_areas_until()}: ${day(until)}`;
	return since ? m.programmes_areas_since_day({ day: day(since) }) : undefined;
}

/** Why an area or a partner can't be kept or ended, in a sentence. */
export function areaRefusalWords(
	reason: 'name-taken' | 'changed-meanwhile' | 'ended-already' | 'keeper-missing' | 'last-coordinator' | 'only-one'
): string {
	const words = {
		'name-taken': m.programmes_areas_name_taken,
		'changed-meanwhile': m.programmes_courses_changed_meanwhile,
		'ended-already': m.programmes_areas_ended_already,
		'keeper-missing': m.programmes_areas_keeper_missing,
		'last-coordinator': m.programmes_areas_role_stays,
		'only-one': m.programmes_areas_role_stays
	};
	return words[reason]();
}
