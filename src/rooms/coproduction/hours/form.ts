import * as v from 'valibot';
import { chosen, day, formId, line, whole } from '#platform/forms/fields.ts';

export const hoursMost = { what: 200, minutes: 1440, atOnce: 100 } as const;

/** What somebody worked: the day, how long, at what. The id makes sending it twice harmless. */
export const notedHoursForm = v.object({
	id: formId,
	code: line(60),
	day,
	minutes: whole(5, hoursMost.minutes),
	what: line(hoursMost.what)
});
export type HoursFields = Omit<v.InferOutput<typeof notedHoursForm>, 'code'>;

/** One of her notes that she takes back. */
export const hoursBackForm = v.object({ code: line(60), hours: chosen });

/** The hours of somebody that are confirmed: those that stood on the page, by their ids. */
export const confirmHoursForm = v.object({
	engagement: chosen,
	shown: v.pipe(
		line(hoursMost.atOnce * 40),
		v.transform((ids) => ids.split(',')),
		v.maxLength(hoursMost.atOnce),
		v.array(v.pipe(v.string(), v.uuid()))
	)
});
