import * as v from 'valibot';
import { chosen, day, formId, line, maybeLines, tick, time, whole } from '#platform/forms/fields.ts';

export const interviewMost = { place: 160, access: 600, inRow: 12 } as const;

/** Times for interviews: the first one's day and hour, how many follow each other, and what there is for whoever comes. */
export const interviewsForm = v.object({
	id: formId,
	day,
	time,
	minutes: whole(10, 180),
	inRow: whole(1, interviewMost.inRow),
	place: line(interviewMost.place),
	hasCreche: tick,
	paysTravel: tick
});
export type InterviewFields = Omit<v.InferOutput<typeof interviewsForm>, 'id'>;

/** The time that somebody picks by her receipt, and what she needs to come. */
export const pickForm = v.object({
	code: line(60),
	interview: chosen,
	wantsCreche: tick,
	wantsTravel: tick,
	access: maybeLines(interviewMost.access)
});
export type PickFields = Omit<v.InferOutput<typeof pickForm>, 'code'>;
