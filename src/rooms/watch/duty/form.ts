import * as v from 'valibot';
import { chosen, day, formId, oneOf, time, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** Somebody, or nobody yet. */
const somebody = v.optional(
	v.union([v.literal(''), chosen], () => m.forms_choose()),
	''
);

/** Who is woken first, and who where she does not answer. */
export const turns = ['1', '2'] as const;

/** So many weeks are laid at once at most. */
export const mostDutyWeeks = 12;

/** A shift, and how many weeks it comes again on the same day. One that ends no later than it begins ends on the day after. */
export const shiftForm = v.object({
	id: formId,
	who: somebody,
	turn: oneOf(turns),
	day,
	from: time,
	to: time,
	weeks: whole(1, mostDutyWeeks)
});
export type ShiftFields = v.InferOutput<typeof shiftForm>;

/** A shift that goes to somebody else, or to nobody yet. */
export const handOnForm = v.object({ duty: chosen, to: somebody });

/** A shift that was laid by mistake. */
export const takeOffForm = v.object({ duty: chosen });

/** Days on which she can't be on duty. */
export const awayForm = v.pipe(
	v.object({ first: day, last: day }),
	v.forward(
		v.partialCheck(
			[['first'], ['last']],
			({ first, last }) => first <= last,
			() => m.watch_away_order()
		),
		['last']
	)
);
export type AwayFields = v.InferOutput<typeof awayForm>;
