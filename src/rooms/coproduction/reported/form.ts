import * as v from 'valibot';
import { chosen, formId, lines, maybe, maybeLines, oneOf } from '#platform/forms/fields.ts';

/** What can be reported. */
export const reportedKinds = ['card', 'comment', 'option', 'application', 'note'] as const;
export type ReportedKind = (typeof reportedKinds)[number];

/** Why somebody reports it. */
export const reportedWhys = ['hurts', 'names', 'untrue', 'other'] as const;
export type ReportedWhy = (typeof reportedWhys)[number];

/** What becomes of it: it stays, or nobody reads it any more. */
export const reportedOutcomes = ['kept', 'hidden'] as const;
export type ReportedOutcome = (typeof reportedOutcomes)[number];

export const reportedMost = { words: 500, answer: 500, open: 20 } as const;

/** That something is wrong, and why; `extra` is for machines: people do not see it. */
export const reportThisForm = v.pipe(
	v.object({
		...{ id: formId, why: oneOf(reportedWhys), words: maybeLines(reportedMost.words), extra: maybe(500) },
		code: v.optional(v.string(), '')
	}),
	v.transform(({ extra, words, ...typed }) => ({ ...typed, words: words || null, machine: extra !== '' }))
);

/** What becomes of something that was reported, and the answer. */
export const settleReportedForm = v.object({
	...{ reported: chosen, outcome: oneOf(reportedOutcomes), answer: lines(reportedMost.answer) }
});
