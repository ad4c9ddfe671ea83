import * as v from 'valibot';
import { maybeLines, oneOf, tick, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';
import type { SafeContact } from './policy.ts';

/** "Any time" is still day time: nobody is written to at night. */
export const dayTime = { fromHour: 8, toHour: 21 } as const;
/** The days of the week, from 1 (Monday) to 7. */
export const weekdays = ['1', '2', '3', '4', '5', '6', '7'] as const;
/** The hours of a day, 0 to 23. */
export const hours = Array.from({ length: 24 }, (_, hour) => hour);
export const phoneWays = ['text', 'call', 'both'] as const;
export const mostNote = 500;

/** When somebody may be reached: at any time of day, or only at hours and on days she chose. */
export const safeTimes = ['any', 'only'] as const;

const days = v.pipe(
	v.optional(v.array(v.string()), []),
	v.array(v.picklist(weekdays, () => m.forms_choose())),
	v.minLength(1, () => m.people_safe_days_needed()),
	v.transform((chosen) => [...new Set(chosen.map(Number))].sort())
);

/** How to use a phone number, and whether a voice message may be left. */
export const phoneFields = { phone_way: oneOf(phoneWays), leave_message: tick };

/** When, and what else to mind. */
export const whenFields = { safe_when: oneOf(safeTimes), safe_note: maybeLines(mostNote) };

/** The hours and days, asked only with "only at these times". */
export const hoursFields = { from_hour: whole(0, 23), to_hour: whole(1, 24), days };

/** The rules in her own page: everything of the above at once. */
export const safeContactForm = v.pipe(
	v.object({
		may_email: tick,
		may_text: tick,
		may_call: tick,
		may_leave_message: tick,
		...hoursFields,
		safe_note: maybeLines(mostNote)
	}),
	v.forward(
		v.check(
			({ from_hour, to_hour }) => from_hour < to_hour,
			() => m.people_safe_hours_order()
		),
		['to_hour']
	),
	v.transform((typed): SafeContact => ({
		mayEmail: typed.may_email,
		mayText: typed.may_text,
		mayCall: typed.may_call,
		mayLeaveMessage: typed.may_leave_message && typed.may_call,
		fromHour: typed.from_hour,
		toHour: typed.to_hour,
		days: typed.days,
		note: typed.safe_note
	}))
);
