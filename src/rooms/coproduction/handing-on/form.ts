import * as v from 'valibot';
import { chosen, day, line, oneOf, whole } from '#platform/forms/fields.ts';

/** What becomes of the hours of somebody who steps down. */
export const handingWays = ['shared', 'replaced', 'ended'] as const;
export type HandingWay = (typeof handingWays)[number];

/** Who chose it. */
export const handingChoosers = ['staying', 'team'] as const;
export type HandingChooser = (typeof handingChoosers)[number];

/** Whoever works says which day is her last, by her receipt. */
export const stepDownForm = v.object({ code: line(60), lastOn: day });

/** She stays after all, by her receipt. */
export const stayForm = v.object({ code: line(60) });

/** Whoever coordinates notes the last day that she was told. */
export const lastDayForm = v.object({ lastOn: day });

/** What becomes of the hours, and who chose so. */
export const handingForm = v.object({ way: oneOf(handingWays), chosenBy: oneOf(handingChoosers) });
export type HandingFields = v.InferOutput<typeof handingForm>;

/** Somebody who stays is offered some of the hours. */
export const handedHoursForm = v.object({ engagement: chosen, hours: whole(1, 2000) });

/** Somebody who applied is asked to take all of them. */
export const successorForm = v.object({ application: chosen });

/** An offer of hours that is taken back. */
export const handedBackForm = v.object({ handed: chosen });

/** Yes or no to hours that were offered, by her receipt; her page says so where she chose neither. */
export const handedAnswerForm = v.object({
	code: line(60),
	handed: chosen,
	answer: v.optional(v.picklist(['yes', 'no', '']), '')
});
