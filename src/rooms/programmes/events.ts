import * as v from 'valibot';

/** A course may have room, for a parent or a child: somebody let a place go, or there are more of them. */
export const placeFreed = { name: 'programmes.place.freed', holds: v.strictObject({ cohort: v.string() }) };

/** A phone brought home that a child went home, and it could not be noted: the crèche still has the child as there. */
export const goingParked = {
	name: 'programmes.pocket.going-parked',
	holds: v.strictObject({ pocket: v.string(), mark: v.string() })
};

/** A course stands on the public page: whoever wanted to hear of one like it may be told. */
export const coursePublished = { name: 'programmes.cohort.published', holds: v.strictObject({ cohort: v.string() }) };

/** A parent led a part of a meeting and was thanked for it: whoever follows how she grows may take it up. */
export const slotLed = {
	name: 'programmes.slot.led',
	holds: v.strictObject({ slot: v.string(), cohort: v.string(), person: v.string() })
};
