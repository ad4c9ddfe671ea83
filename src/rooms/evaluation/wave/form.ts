import * as v from 'valibot';
import { m } from '#messages';
import { chosen, day, line, oneOf } from '#platform/forms/fields.ts';

export const waveKinds = ['before', 'after', 'later'] as const;
export type WaveKind = (typeof waveKinds)[number];

/** Which course is asked which measure, and when. */
export const wavePlanForm = v.object({
	cohort: chosen,
	measure: line(60),
	kinds: v.pipe(
		v.optional(v.array(oneOf(waveKinds)), []),
		v.minLength(1, () => m.evaluation_waves_refused_kinds())
	)
});

/** Other days for a wave. */
export const daysForm = v.object({ wave: chosen, opensOn: day, closesOn: day });
