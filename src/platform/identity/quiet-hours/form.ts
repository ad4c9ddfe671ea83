import * as v from 'valibot';
import { whole } from '#platform/forms/fields.ts';
import type { ClockSpan } from '#platform/calendar/clock-hours.ts';
import { m } from '#messages';

/** What is offered to an organisation that has said nothing, and what a new one begins with: eight in the evening until eight in the morning. */
export const usualQuiet = { from: 20, to: 8 } as const;

/** From which hour of the day until which nobody is written to. */
export interface QuietHours {
	from: number;
	to: number;
}

/** When nobody is written to, as it is chosen. */
export const quietHoursForm = v.pipe(
	v.object({ from: whole(0, 23), to: whole(1, 24) }),
	v.forward(
		v.check(
			({ from, to }) => from % 24 !== to % 24,
			() => m.hosting_quiet_same()
		),
		['to']
	)
);

/** The same as the clock reads it: minutes of the day. */
export const clockSpanOf = ({ from, to }: QuietHours): ClockSpan => ({ from: from * 60, to: to * 60 });
