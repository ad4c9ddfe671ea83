import * as v from 'valibot';
import { formId, line, lines, oneOf } from '#platform/forms/fields.ts';

export const entryKinds = ['note', 'contact', 'decision', 'referral'] as const;

export const entryForm = v.object({ id: formId, kind: oneOf(entryKinds), words: lines(10_000) });
export const closingForm = v.object({ note: lines(10_000) });

/** Why a concern that was taken is given back, or one that was closed is opened again. */
export const concernBackForm = v.object({ which: oneOf(['give', 'open']), why: lines(5000) });

/** Which concerns the list shows: those that are open, those that whoever reads has taken, or those that are closed. */
export const concernViews = ['open', 'mine', 'closed'] as const;

/** Somebody to look for. Sent, never asked for by an address, which would stay in the browser's history. */
export const concernSearchForm = v.object({ who: line() });
