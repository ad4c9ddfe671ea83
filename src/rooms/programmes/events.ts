import * as v from 'valibot';

/** A course may have room, for a parent or a child: somebody let a place go, or there are more of them. */
export const placeFreed = { name: 'programmes.place.freed', holds: v.strictObject({ cohort: v.string() }) };

/** A course stands on the public page: whoever wanted to hear of one like it may be told. */
export const coursePublished = { name: 'programmes.cohort.published', holds: v.strictObject({ cohort: v.string() }) };
