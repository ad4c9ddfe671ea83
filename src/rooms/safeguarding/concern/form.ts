import * as v from 'valibot';
import { formId, line, lines, oneOf } from '#platform/forms/fields.ts';

export const entryKinds = ['note', 'contact', 'decision', 'referral'] as const;

export const entryForm = v.object({ id: formId, kind: oneOf(entryKinds), words: lines(10_000) });
export const closingForm = v.object({ note: lines(10_000) });

/** Why somebody who reads concerns sets herself apart from one. */
export const reasonsApart = ['conflict', 'family'] as const;

/** Why a concern that was taken is given back, one that was closed is opened again, or somebody steps back from one for good. */
export const concernBackForm = v.variant('which', [
	v.object({ which: v.picklist(['give', 'open']), why: lines(5000) }),
	v.object({ which: v.literal('apart'), reason: oneOf(reasonsApart) })
]);

/** Which concerns the list shows: those that are open, those that whoever reads has taken, or those that are closed. */
export const concernViews = ['open', 'mine', 'closed'] as const;

/** Somebody to look for. Sent, never asked for by an address, which would stay in the browser's history. */
export const concernSearchForm = v.object({ who: line() });
