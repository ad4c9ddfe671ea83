import * as v from 'valibot';
import { chosen, day, email, formId, line, oneOf, orEmpty, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const helperMost = { called: 120, hours: 500, many: 60 } as const;

/** The one thing that somebody does in an evaluation. */
export const helps = ['collects', 'removes-names', 'codes', 'sits-on-panel', 'reads-along'] as const;
export type Help = (typeof helps)[number];

/** Who is to help, with what and from when until when. */
export interface HelperFields {
	called: string;
	does: Help;
	since: string;
	until: string;
	/** For how many hours she is paid; null where that is agreed elsewhere. */
	hours: number | null;
}

/** Somebody who is to help, with the id that makes sending it twice harmless. */
export const helperForm = v.pipe(
	v.object({
		id: formId,
		called: line(helperMost.called),
		does: oneOf(helps),
		since: day,
		until: day,
		hours: orEmpty(v.pipe(whole(1, helperMost.hours), v.transform(String)))
	}),
	v.forward(
		v.check(
			({ since, until }) => until >= since,
			() => m.evaluation_plan_days_wrong()
		),
		['until']
	),
	v.transform(({ hours, ...typed }) => ({ ...typed, hours: hours ? Number(hours) : null }))
);

/** A coordinator's yes: who she is, by the address with which she signs in. */
export const helperYesForm = v.object({ helper: chosen, email });

/** Which helper is meant. */
export const helperChosen = v.object({ helper: chosen });
