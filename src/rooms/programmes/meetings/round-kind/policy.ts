import type { Actor } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import type { RoundName } from './form.ts';

/** Whoever runs the meetings of a group writes down what it chose. */
export function mayChooseRound(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** A round that a group chose. */
export interface Round {
	id: string;
	kind: RoundName;
	/** What it asks, where it is a question of the group's own. */
	question: Words;
	/** The day on which the group chose it. */
	chosenOn: string;
	/** When the group left it. */
	leftAt: Date | null;
}

/** The rounds that a group goes with now, in the order in which it chose them. */
export function roundsNow(rounds: readonly Round[]): Round[] {
	return rounds.filter(({ leftAt }) => leftAt === null);
}

/** Whether a group says its weather: it chose to, or it chose nothing. */
export function saysWeather(rounds: readonly Round[]): boolean {
	const now = roundsNow(rounds);
	return now.length === 0 || now.some(({ kind }) => kind === 'weather');
}

/** The rounds in which something is said in words. */
export function spokenRounds(rounds: readonly Round[]): Round[] {
	return roundsNow(rounds).filter(({ kind }) => kind !== 'weather');
}
