import { holds, type Actor } from '#platform/db/tx.ts';
import { evaluationStates, type EvaluationState } from './form.ts';

/** Whoever evaluates plans evaluations and leads them. */
export function mayPlanEvaluations(actor: Actor): boolean {
	return actor.strong && holds(actor, 'evaluator');
}

/** Whoever coordinates says yes to who helps, and for how many hours. */
export function mayAgreeToHelpers(actor: Actor): boolean {
	return actor.strong && holds(actor, 'coordinator');
}

/** Whoever plans or agrees reads every plan; a helper reads hers on a page of her own. */
export function mayReadPlans(actor: Actor): boolean {
	return mayPlanEvaluations(actor) || mayAgreeToHelpers(actor);
}

/** How far one goes on by hand: an evaluation is published by its report. */
const byHand: readonly EvaluationState[] = ['planned', 'collecting', 'reading', 'writing'];

/** What comes next; undefined where nobody goes on by hand. */
export function nextState(state: EvaluationState): EvaluationState | undefined {
	return byHand.includes(state) ? byHand[byHand.indexOf(state) + 1] : undefined;
}

/** Whether an evaluation can go from one state to another by hand: one step on, or to its end. */
export function canGo(from: EvaluationState, to: EvaluationState): boolean {
	return nextState(from) === to || (to === 'closed' && from !== 'closed');
}

/** Whether anything in its plan can still change. */
export function isLiving(state: EvaluationState): boolean {
	return evaluationStates.indexOf(state) < evaluationStates.indexOf('published');
}
