import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';
import { maySeeExercises } from '../exercise/policy.ts';

/** Whoever runs meetings writes exercises for the whole charity. */
export function mayWriteExercises(actor: Actor): boolean {
	return maySeeExercises(actor);
}

/** Whoever wrote an exercise changes and retires it while she runs meetings, and so does whoever coordinates. */
export function mayChangeExercise(actor: Actor, { writtenBy }: { writtenBy: string }): boolean {
	return holdsAnywhere(actor, 'coordinator') || (maySeeExercises(actor) && actor.id === writtenBy);
}
