import { m } from '#messages';
import { marks } from './form.ts';

/** How far an application shows what is looked for, as a choice. */
export const markOptions = () =>
	marks.map((mark) => ({ value: String(mark), label: m[`coproduction_rate_mark_${mark}`]() }));

/** Why a rating can't be given or changed, with a way forward. */
export const rateRefusalWords = {
	'all-in': m.coproduction_rate_refused_all_in,
	'not-all': m.coproduction_rate_refused_not_all,
	interest: m.coproduction_rate_refused_interest,
	'not-all-in': m.coproduction_rate_refused_not_all_in,
	works: m.coproduction_decide_refused_works,
	decided: m.coproduction_rate_refused_decided,
	'changed-already': m.coproduction_rate_refused_changed
} as const;
