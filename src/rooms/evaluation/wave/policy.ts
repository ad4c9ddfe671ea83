import { holds, type Actor } from '#platform/db/tx.ts';

/** Coordinators and evaluators decide when a measure is asked. */
export function mayPlanWaves(actor: Actor): boolean {
	return actor.strong && (holds(actor, 'coordinator') || holds(actor, 'evaluator'));
}

/** Whoever runs a course may hand a phone to somebody in it. It shows no answers. */
export function mayHandOver(actor: Actor, cohortId: string): boolean {
	return actor.strong && (holds(actor, 'coordinator') || holds(actor, 'facilitator', cohortId));
}
