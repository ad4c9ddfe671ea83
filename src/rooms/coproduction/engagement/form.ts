import * as v from 'valibot';
import { day, line, oneOf, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** For how long so many hours are meant. */
export const hoursPer = ['week', 'month', 'all'] as const;
export type HoursPer = (typeof hoursPer)[number];

/** Pounds and pence for an hour as people write them: pence. */
const rate = v.pipe(
	line(20),
	v.transform((text) => text.replace(/[£€\s]/g, '').replace(',', '.')),
	v.regex(/^\d{1,3}(\.\d{1,2})?$/, () => m.coproduction_engagement_rate_wrong()),
	v.transform((text) => Math.round(Number(text) * 100)),
	v.minValue(1, () => m.coproduction_engagement_rate_wrong()),
	v.maxValue(50_000, () => m.coproduction_engagement_rate_wrong())
);

/** What is offered to somebody who was chosen: how many hours, what an hour is paid, from when until when. */
export const workOfferForm = v.pipe(
	v.object({ hours: whole(1, 2000), per: oneOf(hoursPer), rate, fromOn: day, untilOn: day }),
	v.forward(
		v.check(
			({ fromOn, untilOn }) => untilOn >= fromOn,
			() => m.coproduction_engagement_days_wrong()
		),
		['untilOn']
	)
);
export type OfferFields = v.InferOutput<typeof workOfferForm>;

/** Yes or no to the offer that was read, by its version; her page says so where she chose neither. */
export const workAnswerForm = v.object({
	code: line(60),
	version: whole(1, 1_000_000),
	answer: v.optional(v.picklist(['yes', 'no', '']), '')
});
