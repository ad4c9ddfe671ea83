import * as v from 'valibot';
import { maybe } from '#platform/forms/fields.ts';
import { m } from '#messages';

const maybeTime = v.pipe(
	maybe(5),
	v.check(
		(text) => text === '' || /^([01]\d|2[0-3]):[0-5]\d$/.test(text),
		() => m.forms_time()
	)
);

/** When a session really began and ended; left empty where it was noted by mistake. */
export const timesForm = v.object({ from: maybeTime, to: maybeTime });
export type Times = v.InferOutput<typeof timesForm>;

/** "We have started", "We have finished". */
export const clockForm = v.object({ clock: v.picklist(['start', 'finish']) });
