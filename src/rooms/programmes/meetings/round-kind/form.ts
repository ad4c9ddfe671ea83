import * as v from 'valibot';
import { chosen, day, formId, oneOf } from '#platform/forms/fields.ts';
import { gathered, inEach, inOneAtLeast } from '#platform/forms/words.ts';

/** What a group can go round with: its weather, one good thing, one hard thing and one that was overcome, or a question of its own. */
export const roundNames = ['weather', 'good', 'hard', 'own'] as const;
export type RoundName = (typeof roundNames)[number];

export const mostQuestionWords = 160;

const asks = v.object({ ...inEach('question', mostQuestionWords) });

/** A round that the group chose, and on which day; a question of its own is there in one language at least. */
export const chooseRoundForm = v.pipe(
	v.variant('kind', [
		v.object({ id: formId, kind: oneOf(['weather', 'good', 'hard']), chosen_on: day, ...asks.entries }),
		v.pipe(v.object({ id: formId, kind: v.literal('own'), chosen_on: day, ...asks.entries }), inOneAtLeast('question'))
	]),
	v.transform(({ id, kind, chosen_on, ...typed }) => ({
		id,
		kind: kind as RoundName,
		chosenOn: chosen_on,
		question: kind === 'own' ? gathered(typed, 'question') : {}
	}))
);
export type RoundChoice = Omit<v.InferOutput<typeof chooseRoundForm>, 'id'>;

/** The round that the group leaves. */
export const leaveRoundForm = v.object({ round: chosen });
