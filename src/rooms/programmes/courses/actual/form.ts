import * as v from 'valibot';
import { chosen, oneOf, whole } from '#platform/forms/fields.ts';

/** What somebody in the room notes of a part by one tap; `back` takes back what was noted. */
export const doings = ['began', 'ended', 'dropped', 'back'] as const;
export type Doing = (typeof doings)[number];

/** One tap on a part, and whether it was made on the page of the day. */
export const partForm = v.object({ part: chosen, did: oneOf(doings), from: v.optional(v.literal('day')) });
export type TapOnPlan = v.InferOutput<typeof partForm>;

const version = whole(1, 1_000_000);

/** The plan that was looked at is to be made to fit. */
export const longerForm = v.object({ version });

/** Which part is left out of the plan that was looked at. */
export const dropForm = v.object({ version, part: chosen });
