import { holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Activities are for whoever makes things together with parents; they are not secret, only no use to others. */
export function maySeeActivities(actor: Actor): boolean {
	return (
		holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator') || holdsAnywhere(actor, 'evaluator')
	);
}

/** Whoever leads meetings writes activities for the whole charity. */
export function mayWriteActivities(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator') || holdsAnywhere(actor, 'facilitator');
}

/** Whoever wrote an activity changes and retires it while she leads meetings, and so does whoever coordinates. */
export function mayChangeActivity(actor: Actor, { writtenBy }: { writtenBy: string }): boolean {
	return holdsAnywhere(actor, 'coordinator') || (mayWriteActivities(actor) && actor.id === writtenBy);
}
