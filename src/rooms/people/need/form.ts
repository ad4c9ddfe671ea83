import * as v from 'valibot';
import { maybe, oneOf } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** What somebody may need to take part. */
export const needKinds = ['interpreter', 'access', 'food', 'travel'] as const;
export type NeedKind = (typeof needKinds)[number];

/** Languages in which people ask for an interpreter, by their tags; `sign` and `other` are none of these. */
const tongues = 'am ar bg bn zh yue en fa fr ha hi it ku ln ps pl pt pa ro ru so es sq sw ta ti tr uk ur vi yo'.split(
	' '
);
export const interpreters = [...tongues, 'sign', 'other'];

/** What can be ticked of a kind; what an interpreter speaks is chosen from a list. */
export const needChoices = {
	access: ['step-free', 'seat', 'hearing', 'sight', 'quiet-corner'],
	food: ['no-pork', 'no-meat', 'no-dairy', 'no-nuts', 'no-gluten'],
	travel: ['lift', 'meet-at-stop', 'parking', 'fare']
} as const;

export const mostNeedWords = 200;

/** One kind of thing that somebody needs: what she chose of it, and her own words. */
export interface Need {
	kind: NeedKind;
	choices: string[];
	words: string;
}

const words = maybe(mostNeedWords);
const ticks = (choices: readonly string[]) => v.optional(v.array(oneOf(choices)), []);

/** What she needs to take part, all of it optional. Whoever writes words for an interpreter and chooses none means another language. */
export const needsForm = v.pipe(
	v.object({
		need_interpreter: v.optional(oneOf(['', ...interpreters]), ''),
		need_interpreter_words: words,
		need_access: ticks(needChoices.access),
		need_access_words: words,
		need_food: ticks(needChoices.food),
		need_food_words: words,
		need_travel: ticks(needChoices.travel),
		need_travel_words: words
	}),
	v.forward(
		v.check(
			(typed) => typed.need_interpreter !== 'other' || typed.need_interpreter_words !== '',
			() => m.people_need_other_needed()
		),
		['need_interpreter_words']
	),
	v.transform((typed): { needs: Need[] } => {
		const tongue = typed.need_interpreter || (typed.need_interpreter_words && 'other');
		const all: Need[] = [
			{ kind: 'interpreter', choices: tongue ? [tongue] : [], words: typed.need_interpreter_words },
			{ kind: 'access', choices: [...new Set(typed.need_access)], words: typed.need_access_words },
			{ kind: 'food', choices: typed.need_food, words: typed.need_food_words },
			{ kind: 'travel', choices: typed.need_travel, words: typed.need_travel_words }
		];
		return { needs: all.filter((need) => need.choices.length > 0 || need.words !== '') };
	})
);
