import type { Actor } from '#platform/db/tx.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import type { Exercise } from '../exercise/exercise.ts';

/** Whoever runs a meeting lays out its booklet. */
export function mayLayBooklet(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** The most exercises that a booklet holds: with its title and the page for the words it stays thin enough to be folded. */
export const mostPages = 12;

/** What of a booklet she is shown: nothing about a baby where she asked for quiet. */
export function shownTo<One extends Pick<Exercise, 'aboutBaby'>>(exercises: readonly One[], isQuiet: boolean): One[] {
	return isQuiet ? exercises.filter(({ aboutBaby }) => !aboutBaby) : [...exercises];
}
