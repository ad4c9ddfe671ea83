import * as v from 'valibot';
import { formId, line, lines, oneOf } from '#platform/forms/fields.ts';

export const entryKinds = ['note', 'contact', 'decision', 'referral'] as const;

export const entryForm = v.object({ id: formId, kind: oneOf(entryKinds), words: lines(10_000) });
export const closingForm = v.object({ note: lines(10_000) });
/** Who hears of a concern: the leads it is not about; else the coordinators; else an outside contact; else nobody. */
export const hearers = ['lead', 'coordinator', 'outside', 'nobody'] as const;
export type Hearer = (typeof hearers)[number];

export const worryForm = v.object({
	id: formId,
	person: formId,
	words: lines(10_000),
	/** Who hears of it, as she read it before she sent it. */
	knows: v.optional(v.picklist(hearers), 'lead')
});
/** A name to look for, when that is the button that was pressed. */
export const searchForm = v.object({ named: line(), find: v.optional(v.string(), '') });
