import * as v from 'valibot';

/** A crèche place of a circle came free. */
export const crechePlaceFreed = { name: 'creche.place.freed', holds: v.strictObject({ circle: v.string() }) };
