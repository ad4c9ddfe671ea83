import * as v from 'valibot';
import { chosen, formId, line, maybe, oneOf, whole } from '#platform/forms/fields.ts';

/** How a part that a parent leads stands, from what is wanted to what was led. */
export const slotStates = ['wanted', 'offered', 'planned', 'agreed', 'led', 'not-this-time'] as const;
export type SlotState = (typeof slotStates)[number];

export const mostSlotWords = 200;
export const mostHelpWords = 200;
export const mostCostWords = 100;

/** What she could show, in her own words. */
export const offerForm = v.object({ id: formId, words: line(mostSlotWords) });

/** Her answer to what is wanted. */
export const answerWishForm = v.object({ slot: chosen, answer: oneOf(['yes', 'not-this-time']) });
export type WishAnswer = v.InferOutput<typeof answerWishForm>['answer'];

const nothingOr = v.optional(v.union([v.literal(''), chosen]), '');

/** What is wanted, of anybody or of somebody by name, for a meeting or any. */
export const wishForm = v.pipe(
	v.object({ id: formId, words: line(mostSlotWords), person: nothingOr, session: nothingOr }),
	v.transform((typed) => ({ ...typed, person: typed.person || null, session: typed.session || null }))
);
export type Wish = Omit<v.InferOutput<typeof wishForm>, 'id'>;

/** What is agreed with her: at which meeting, how long, who helps, what it costs and who pays. */
export const agreeForm = v.object({
	session: chosen,
	minutes: whole(5, 120),
	helps: maybe(mostHelpWords),
	costs: maybe(mostCostWords)
});
export type Agreed = v.InferOutput<typeof agreeForm>;

/** What is said back to her. */
export const replyForm = v.object({ reply: maybe(300) });
