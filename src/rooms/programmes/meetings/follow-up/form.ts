import * as v from 'valibot';
import { oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

export const reasons = ['no-word-twice', 'wants-contact', 'new', 'other'] as const;
export const outcomes = ['reached', 'left-message', 'not-reached', 'not-needed'] as const;
/** How a try went; or that somebody decided, after three that reached nobody, to go on. */
export type FollowUpOutcome = (typeof outcomes)[number] | 'go-on';

/** How a try to reach somebody went, and why it was made. */
export const followUpForm = v.object({ reason: oneOf(reasons), outcome: oneOf(outcomes) });
export type FollowUpTry = v.InferOutput<typeof followUpForm>;

/** The words for how a try to reach somebody went. */
export function outcomeWords(outcome: FollowUpOutcome): string {
	const words = {
		reached: m.programmes_register_reached,
		'left-message': m.programmes_register_left_message,
		'not-reached': m.programmes_register_not_reached,
		'not-needed': m.programmes_register_not_needed,
		'go-on': m.programmes_calls_go_on_noted
	};
	return words[outcome]();
}
