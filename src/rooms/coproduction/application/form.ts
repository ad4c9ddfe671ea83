import * as v from 'valibot';
import { chosen, formId, line, lines, maybe, maybeLines, oneOf, tick } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const applicationMost = { answer: 2000, called: 100, reach: 160, needs: 600, why: 800 } as const;

const answers = {
	answer1: maybeLines(applicationMost.answer),
	answer2: maybeLines(applicationMost.answer),
	answer3: maybeLines(applicationMost.answer),
	answer4: maybeLines(applicationMost.answer),
	answer5: maybeLines(applicationMost.answer),
	answer6: maybeLines(applicationMost.answer)
};

/** What somebody writes who applies: her answers, and apart from them who she is and what she needs. */
export interface ApplicationFields {
	/** Her words to each question, by its place. */
	answers: Record<number, string>;
	called: string;
	reach: string;
	needs: string;
}

function answersIn(typed: Record<keyof typeof answers, string>): Record<number, string> {
	const all = [typed.answer1, typed.answer2, typed.answer3, typed.answer4, typed.answer5, typed.answer6];
	return Object.fromEntries(all.flatMap((words, at) => (words ? [[at + 1, words]] : [])));
}

/** Somebody applies, or somebody of the team types it in for her. `extra` is for machines: people do not see it. */
export const applyForm = v.pipe(
	v.object({
		id: formId,
		...answers,
		called: line(applicationMost.called),
		reach: line(applicationMost.reach),
		needs: maybeLines(applicationMost.needs),
		extra: maybe(500)
	}),
	v.forward(
		v.check(
			(typed) => Object.keys(answersIn(typed)).length > 0,
			() => m.coproduction_apply_empty()
		),
		['answer1']
	),
	v.transform(({ id, called, reach, needs, extra, ...typed }) => ({
		...{ id, called, reach, needs, machine: extra !== '' },
		answers: answersIn(typed)
	}))
);

/** Whether she is asked to meet; and, once she was, that she is offered the work. */
export const decidedOutcomes = ['shortlisted', 'not-this-time'] as const;
export type DecidedOutcome = (typeof decidedOutcomes)[number];
export type ApplicationOutcome = DecidedOutcome | 'chosen';

/** What was decided of an application, never without a reason. */
export const decideForm = v.object({ outcome: oneOf(decidedOutcomes), why: lines(applicationMost.why) });

/** The code on a receipt, as it was typed. */
export const applicationReceiptForm = v.object({ code: line(60) });

/** That an application is taken back by its receipt, and that it is meant. */
export const takeApplicationBackForm = v.object({
	code: line(60),
	sure: v.pipe(
		tick,
		v.check(
			(ticked) => ticked,
			() => m.coproduction_apply_back_untick()
		)
	)
});

/** For how many months somebody may be kept in mind; none where she wants it no longer. */
export const mindMonths = ['0', '6', '12'] as const;
export type MindMonths = (typeof mindMonths)[number];

/** Whether somebody who was not chosen is kept in mind, and for how long; her page says so where she chose nothing. */
export const mindForm = v.object({ code: line(60), months: v.optional(v.picklist([...mindMonths, '']), '') });

/** That somebody was told what was decided of her, as it was shown. */
export const applicantToldForm = v.object({ application: chosen, outcome: oneOf([...decidedOutcomes, 'chosen']) });
