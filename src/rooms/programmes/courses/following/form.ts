import * as v from 'valibot';
import { chosen, maybe, oneOf } from '#platform/forms/fields.ts';
import { cancelSessionForm, changeSessionForm } from '../session/form.ts';

/** Which meetings a change is for: this one, or this one and all that follow it. */
export const reaches = ['this', 'all-that-follow'] as const;

/** More bank holidays than these no run comes to. */
const mostHolidays = 100;

/** What a session is about and when it is; whether all that follow it move too, as they were shown, and which of them to a bank holiday. */
export const moveForm = v.pipe(
	v.intersect([
		changeSessionForm,
		v.object({
			reach: v.optional(oneOf(reaches), 'this'),
			looked: maybe(100),
			onHoliday: v.optional(v.pipe(v.array(chosen), v.maxLength(mostHolidays)), [])
		})
	]),
	v.transform(({ reach, looked, onHoliday, ...change }) => ({ reach, looked, onHoliday, change }))
);

/** More meetings with a day of their own than these are not offered one by one. */
const mostOwn = 100;

/** Why a meeting is called off; whether all that follow it are too, as they were shown, and which of those with a day of their own. */
export const callOffForm = v.pipe(
	v.intersect([
		cancelSessionForm,
		v.object({
			reach: v.optional(oneOf(reaches), 'this'),
			seen: maybe(100),
			also: v.optional(v.pipe(v.array(chosen), v.maxLength(mostOwn)), [])
		})
	]),
	v.transform(({ reach, seen, also, ...why }) => ({ reach, seen, also, why }))
);

/** Whether a meeting is put back on alone, or with those that were called off by the same press. */
export const backOnForm = v.object({ reach: v.optional(oneOf(['this', 'called-off-with']), 'this') });
