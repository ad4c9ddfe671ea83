import * as v from 'valibot';
import { isRealDay } from '#platform/calendar/day.ts';
import { m } from '#messages';

// PostgreSQL keeps no NUL, and half a surrogate pair is no text. Built from code points: no control character stands in the source.
const forbidden = new RegExp(`[${String.fromCharCode(0)}-${String.fromCharCode(8)}]`, 'g');
const clean = (text: string) => text.replace(forbidden, '').toWellFormed();

/** A line of text that must be there, in any script, up to a length. */
export const line = (most = 200) =>
	v.pipe(
		v.string(() => m.forms_needed()),
		v.transform(clean),
		v.trim(),
		v.minLength(1, () => m.forms_needed()),
		v.maxLength(most, () => m.forms_too_long({ most }))
	);

/** A text that may be left empty, up to a length. */
export const maybe = (most = 2000) =>
	v.optional(
		v.pipe(
			v.string(),
			v.transform(clean),
			v.trim(),
			v.maxLength(most, () => m.forms_too_long({ most }))
		),
		''
	);

/** An e-mail address, in lower case. */
export const email = v.pipe(
	line(254),
	v.toLowerCase(),
	v.email(() => m.forms_email())
);

/** A whole number within limits. */
export const whole = (least: number, most: number) =>
	v.pipe(
		line(12),
		v.regex(/^-?\d+$/, () => m.forms_number()),
		v.transform(Number),
		v.minValue(least, () => m.forms_between({ least, most })),
		v.maxValue(most, () => m.forms_between({ least, most }))
	);

/** One of the choices offered. */
export const oneOf = <const Choice extends string>(choices: readonly Choice[]) =>
	v.picklist(choices, () => m.forms_choose());

/** Nobody plans for the year 9999, and the database's calendar has no year 0. */
const [firstDay, lastDay] = ['1900-01-01', '2100-12-31'];

/** A calendar day that exists; browsers without a calendar of their own let anything through. */
export const day = v.pipe(
	line(10),
	v.check(isRealDay, () => m.forms_day()),
	v.check(
		(text) => text >= firstDay && text <= lastDay,
		() => m.forms_day()
	)
);

/** A time of day, such as 10:00. */
export const time = v.pipe(
	line(5),
	v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, () => m.forms_time())
);

/** A tick: there or not. */
export const tick = v.pipe(
	v.optional(v.string(), ''),
	v.transform((text) => text !== '')
);

/** The id a form was shown with, so that sending it twice has one effect. */
export const formId = v.pipe(
	v.string(),
	v.uuid(() => m.forms_stale()),
	v.toLowerCase()
);

/** Whether an end comes after its start; hours that are none say so where they stand. */
export function inOrder({ from, to }: { from: string; to: string }): boolean {
	return [from, to].some((hour) => !/^\d\d:\d\d$/.test(hour)) || from < to;
}
