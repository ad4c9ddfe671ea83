import { readAnswers, type Answers, type Values } from './answers.ts';
import type { MeasureDefinition, RiskItem } from './definition.ts';

/**
 * What is known about one risk item.
 * `flagged`: the answer is a risk. `clear`: it was answered and is none. `unanswered`: a blank, which is not a zero.
 * `not-set`: it is not known which item of the form it is; nothing watches it until `configure` sets it.
 */
export type RiskState = 'flagged' | 'clear' | 'unanswered' | 'not-set';

/** The finding on one risk item. `item` is null for a concern that is not tied to one item, and while it is not set. */
export interface RiskFinding {
	readonly item: number | null;
	readonly state: RiskState;
	readonly action: RiskItem['action'];
	/** The stored answer, where there is one. */
	readonly value?: number;
}

/**
 * Looks at the risk items alone: it needs no total, no complete form and no valid other answer, so it can run after
 * every single answer. A value that no option stores counts as unanswered. `concerns` are the items (0 for the form as
 * a whole) with a concern ticked or written; leave it out when nobody was asked.
 */
export function riskOf(
	definition: MeasureDefinition,
	answers: Answers,
	asked: { readonly concerns?: readonly number[] } = {}
): RiskFinding[] {
	if (definition.riskItems.length === 0) return [];
	return riskIn(definition, readAnswers(definition, answers).values, asked.concerns);
}

/** As `riskOf`, on values that were read already. */
export function riskIn(
	definition: MeasureDefinition,
	values: Values,
	concerns: readonly number[] | undefined
): RiskFinding[] {
	return definition.riskItems.map((risk) => finding(risk, values, concerns));
}

function finding(risk: RiskItem, values: Values, concerns: readonly number[] | undefined): RiskFinding {
	const { item, when, action } = risk;
	if (when === 'any-concern') {
		const state = concerns === undefined ? 'unanswered' : concerns.length > 0 ? 'flagged' : 'clear';
		return { item, state, action };
	}
	if (item === null) return { item, state: 'not-set', action };
	const value = values[item];
	if (value === undefined) return { item, state: 'unanswered', action };
	const flagged = when.op === '>=' ? value >= when.value : value <= when.value;
	return { item, state: flagged ? 'flagged' : 'clear', action, value };
}
