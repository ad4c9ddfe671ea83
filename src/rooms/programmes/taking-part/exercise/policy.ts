import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Exercises are for whoever runs meetings; they are not secret, only no use to others. */
export function maySeeExercises(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator');
}
