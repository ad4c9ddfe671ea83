import * as v from 'valibot';
import { chosen, maybe, oneOf, whole } from '#platform/forms/fields.ts';
import { m } from '#messages';

/** With whom she shares a goal: with nobody, with her facilitators, or also with whoever comes to the group, without her name. */
export const goalSharings = ['nobody', 'facilitator', 'group'] as const;
export type GoalSharing = (typeof goalSharings)[number];

/** How a goal can be turned, as she says. Let go, it is kept for her alone, as it was. */
export const goalTurns = ['growing', 'in-bloom', 'resting', 'let-go'] as const;
export type GoalTurn = (typeof goalTurns)[number];

/** How a goal stands: planted until its first leaf, then as she says. */
export type GoalState = GoalTurn | 'planted';

export const mostGoalWords = 160;

/** A sentence that was chosen, or one of her own; her own goes before. */
export const plantForm = v.pipe(
	v.object({ chosen: maybe(mostGoalWords), words: maybe(mostGoalWords) }),
	v.forward(
		v.check(
			({ chosen, words }) => Boolean(chosen || words),
			() => m.programmes_goals_which()
		),
		['chosen']
	),
	v.transform(({ chosen, words }) => words || chosen)
);

/** How many leaves there were this week. */
export const waterForm = v.object({ goal: chosen, leaves: whole(0, 4) });

/** With whom she shares a goal. */
export const shareGoalForm = v.object({ goal: chosen, sharing: oneOf(goalSharings) });

/** How a goal goes on, rests, blooms or is let go. */
export const turnGoalForm = v.object({ goal: chosen, state: oneOf(goalTurns) });
