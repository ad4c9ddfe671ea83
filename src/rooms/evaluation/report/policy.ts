import { holds, holdsAnywhere, type Actor } from '#platform/db/tx.ts';

/** Evaluators and coordinators bring in spreadsheets and read reports. */
export function mayEvaluate(actor: Actor): boolean {
	return actor.strong && (holdsAnywhere(actor, 'evaluator') || holds(actor, 'coordinator'));
}

/** Only evaluators see answers, under pseudonyms, and each person's line. */
export function maySeeAnswers(actor: Actor): boolean {
	return actor.strong && holdsAnywhere(actor, 'evaluator');
}
