import * as v from 'valibot';
import { maybe, oneOf } from '#platform/forms/fields.ts';

export const mostEmergency = 120;

/** What somebody says for one day out: whether photos may be taken, and a number for that day. */
export const dayYesForm = v.pipe(
	v.object({ photos: oneOf(['yes', 'no']), emergency: maybe(mostEmergency) }),
	v.transform(({ photos, emergency }) => ({ photos: photos === 'yes', emergency }))
);
export type SaidForDay = v.InferOutput<typeof dayYesForm>;
