import * as v from 'valibot';
import { formId, maybeLines, oneOf, whole } from '#platform/forms/fields.ts';

/** In this order a trip goes. */
export const countedAts = ['leaving', 'there', 'back'] as const;
export type CountedAt = (typeof countedAts)[number];

/** The limits of a count. */
export const mostHeads = 999;
export const mostWhy = 300;

/** Heads that were counted on a trip. */
export const tripCountForm = v.object({
	id: formId,
	at: oneOf(countedAts),
	grownUps: whole(0, mostHeads),
	children: whole(0, mostHeads),
	why: maybeLines(mostWhy)
});
export type TripCountForm = v.InferOutput<typeof tripCountForm>;
