import { m } from '#messages';
import { callDay } from '../call/choices.ts';
import { handingChoosers, handingWays } from './form.ts';
import type { HandedHours, HandingOn } from './queries.server.ts';

/** Why somebody can't step down, or hours not be handed on, with a way forward. */
export const handingRefusalWords = {
	'not-her-days': m.coproduction_handing_refused_days,
	'has-hours': m.coproduction_handing_refused_hours,
	decided: m.coproduction_handing_refused_decided,
	taken: m.coproduction_handing_refused_taken,
	'not-shared': m.coproduction_handing_refused_shared,
	'too-many': m.coproduction_handing_refused_many,
	'not-staying': m.coproduction_handing_refused_not_staying,
	'not-wanted': m.coproduction_handing_refused_wanted,
	'other-offer': m.coproduction_handing_refused_other,
	answered: m.coproduction_handing_refused_answered
} as const;

/** What may become of the hours, as a choice. */
export const wayOptions = () =>
	handingWays.map((value) => ({ value, label: m[`coproduction_handing_way_${value}`]() }));

/** Who may choose it, as a choice. */
export const chooserOptions = () =>
	handingChoosers.map((value) => ({ value, label: m[`coproduction_handing_by_${value}`]() }));

/** What was chosen, by whom and when: one sentence; empty while nothing is. */
export function handedWords({ way, chosenBy, decidedOn }: HandingOn, zone: string): string {
	if (!way || !chosenBy || !decidedOn) return '';
	return m[`coproduction_handing_chosen_${chosenBy}`]({
		way: m[`coproduction_handing_way_${way}`](),
		day: callDay(decidedOn, zone)
	});
}

/** So many hours more, each week, each month or in all. */
export const moreWords = ({ hours, per }: Pick<HandedHours, 'hours' | 'per'>): string =>
	m[`coproduction_handed_more_${per}`]({ hours });
