import { m } from '#messages';
import type { GoalSharing, GoalState } from './form.ts';

/** Sentences to choose from, for whoever has none of her own. */
export function goalIdeas(): string[] {
	return [
		m.programmes_goals_idea_minutes(),
		m.programmes_goals_idea_outside(),
		m.programmes_goals_idea_no(),
		m.programmes_goals_idea_ask(),
		m.programmes_goals_idea_talk(),
		m.programmes_goals_idea_rest()
	];
}

/** What a sharing means, before she chooses it. */
export function goalSharingWords(sharing: GoalSharing): { label: string; hint: string } {
	const words = {
		nobody: { label: m.programmes_goals_nobody(), hint: m.programmes_goals_nobody_hint() },
		facilitator: { label: m.programmes_goals_facilitator(), hint: m.programmes_goals_facilitator_hint() },
		group: { label: m.programmes_goals_group(), hint: m.programmes_goals_group_hint() }
	};
	return words[sharing];
}

/** How a goal stands, said to her. */
export function goalStateWords(state: GoalState): string {
	const words = {
		planted: m.programmes_goals_planted,
		growing: m.programmes_goals_growing,
		'in-bloom': m.programmes_goals_in_bloom,
		resting: m.programmes_goals_resting,
		'let-go': m.programmes_goals_let_go
	};
	return words[state]();
}

/** How a week was, from no leaf to four. */
export function leavesWords(leaves: number): string {
	const words = [
		m.programmes_goals_leaves_0,
		m.programmes_goals_leaves_1,
		m.programmes_goals_leaves_2,
		m.programmes_goals_leaves_3,
		m.programmes_goals_leaves_4
	];
	return words[leaves]?.() ?? '';
}
