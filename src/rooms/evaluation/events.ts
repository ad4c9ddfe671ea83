import * as v from 'valibot';

/** An answer that may mean danger. Its concern is opened in the same transaction, or the answer is not kept either. */
export const riskAnswered = {
	name: 'evaluation.risk.answered',
	holds: v.strictObject({
		person: v.string(),
		response: v.string(),
		/** The words in which she was asked, which are never changed, and in which course. */
		wording: v.string(),
		course: v.string(),
		measure: v.string(),
		item: v.number(),
		value: v.nullable(v.union([v.number(), v.literal('not-applicable')]))
	}),
	heardBy: 'safeguarding.hear'
};
