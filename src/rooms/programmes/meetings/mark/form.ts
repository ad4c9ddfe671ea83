import * as v from 'valibot';
import { chosen } from '#platform/forms/fields.ts';

/** The states of a line of the register. */
export const states = ['came', 'late', 'left-early', 'apologies', 'no-word'] as const;
export type AttendanceState = (typeof states)[number];

/** A line that many hands have tapped has as many marks as this at the most. */
const mostSeen = 200;

/** The id of a mark. */
export const markId = v.pipe(v.string(), v.uuid(), v.toLowerCase());

/** The marks that a screen showed, by their ids. */
export const sawField = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text.split(' ').filter(Boolean)),
	v.array(markId),
	v.maxLength(mostSeen)
);

/** What it was, of what two phones show differently: the mark that is right, and those that stood on the screen. */
export const settleForm = v.object({ person: chosen, mark: chosen, saw: sawField });
export type SettleForm = v.InferOutput<typeof settleForm>;
