import * as v from 'valibot';
import { chosen, line, maybe, tick } from '#platform/forms/fields.ts';

/** Who brings a child. The one adult is always named. `last` is the line that the screen showed of it, if it was here before. */
export const signInForm = v.object({
	child: chosen,
	who: line(100),
	last: v.optional(v.union([v.literal(''), chosen]))
});
export type SignIn = v.InferOutput<typeof signInForm>;

/** Who takes a child home; `sure` when it is somebody else than who brought it, and that was asked; `leader` is who decided about somebody who is barred. */
export const signOutForm = v.object({ child: chosen, visit: chosen, who: line(100), sure: tick, leader: maybe(100) });
export type SignOut = Omit<v.InferOutput<typeof signOutForm>, 'leader'> & { leader?: string };
/** A tap that was a slip: which line, and whether it said that the child came in or went home. */
export const takeBackForm = v.object({ child: chosen, visit: chosen, tap: v.picklist(['in', 'out']) });
export type TakeBack = v.InferOutput<typeof takeBackForm>;

/** What was taken back, after all, was no mistake. */
export const putBackForm = v.object({ child: chosen, visit: chosen });
