import * as v from 'valibot';
import { chosen, day, maybe, maybeLines, oneOf, orEmpty, tick, whole } from '#platform/forms/fields.ts';
import { daysAfter } from '#platform/calendar/day.ts';
import { gathered, inEach, type Words } from '#platform/forms/words.ts';
import { m } from '#messages';

/** The three questions from which an agreement is made. */
export const questions = ['feel', 'welcome', 'must'] as const;
export type AgreementQuestion = (typeof questions)[number];

/** What somebody may say to a version. */
export const answers = ['yes', 'not-yet'] as const;

export const mostProposalWords = 200;
export const mostAgreementWords = 2000;

const answersTo = <Field extends ReturnType<typeof maybe> | ReturnType<typeof maybeLines>>(field: Field) =>
	Object.fromEntries(questions.map((question) => [question, field])) as Record<AgreementQuestion, Field>;

/** Proposals to one, two or all of the questions; signed where she likes. One at least is there. */
export const proposeForm = v.pipe(
	v.object({ ...answersTo(maybe(mostProposalWords)), signed: tick }),
	v.forward(
		v.check(
			(said) => questions.some((question) => said[question]),
			() => m.programmes_agreements_say_one()
		),
		['feel']
	)
);
export type Proposing = v.InferOutput<typeof proposeForm>;

export const answerAgreementForm = v.object({ agreement: chosen, answer: oneOf(answers) });

const inEachLanguage = {
	...inEach('feel', mostAgreementWords, maybeLines),
	...inEach('welcome', mostAgreementWords, maybeLines),
	...inEach('must', mostAgreementWords, maybeLines)
};

/** The words of an agreement by question, each line one thing that is agreed on. */
export type AgreedWords = Record<AgreementQuestion, Words>;

/** A new version, made from the one that was looked at (`saw`, 0 for none) and from what was proposed until then (`heard`, the latest of it). */
export const readBackForm = v.pipe(
	v.object({
		...inEachLanguage,
		saw: whole(0, 999),
		heard: v.optional(v.union([v.literal(''), chosen]), ''),
		review_on: v.optional(orEmpty(day), '')
	}),
	v.forward(
		v.check(
			(typed) => questions.some((question) => Object.keys(gathered(typed, question)).length),
			() => m.programmes_agreements_needs_words()
		),
		['feel-en']
	),
	v.transform(({ saw, heard, review_on, ...typed }) => ({
		saw,
		heard: heard || null,
		reviewOn: review_on || null,
		words: { feel: gathered(typed, 'feel'), welcome: gathered(typed, 'welcome'), must: gathered(typed, 'must') }
	}))
);
export type NewVersion = v.InferOutput<typeof readBackForm>;

/** The lines of a text, each of which is one thing. */
export function thingsIn(text: string | undefined): string[] {
	return (text ?? '').split('\n').flatMap((line) => line.trim() || []);
}

/** When a group looks at its agreement again, unless it says otherwise: in eight weeks. */
export const usualReview = (today: string): string => daysAfter(today, 56);
