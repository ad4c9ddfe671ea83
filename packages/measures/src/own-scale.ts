import { checkedDefinition } from './check-definition.ts';
import { defineMeasure, itemsOf } from './define-measure.ts';
import type { Aggregate, Direction, MeasureDefinition, RiskItem } from './definition.ts';
import { seen, type Evidence } from './evidence.ts';
import type { MissingRule } from './missing-rule.ts';
import { rangeOf } from './range.ts';

/** A scale that a project makes for itself. It never has bands or caseness: nobody has validated it. */
export interface OwnScale {
	readonly id: string;
	readonly name: string;
	/** Number of statements, at least 1. */
	readonly statements: number;
	/** What the options store, lowest first; the same for every statement. */
	readonly values: readonly number[];
	readonly direction: Direction;
	/** Statements whose options run the other way; their form stores the values turned round. */
	readonly reversed?: readonly number[];
	/** `complete` unless said. */
	readonly missing?: OwnMissing;
	/** `sum` unless said. */
	readonly aggregate?: Extract<Aggregate['kind'], 'sum' | 'mean'>;
	readonly recall?: string;
	/** Statements whose answer must reach a person, and from which value on. */
	readonly risk?: readonly Omit<RiskItem, keyof Evidence>[];
	readonly version?: string;
}

type OwnMissing = MissingRule extends infer Rule
	? Rule extends MissingRule
		? Omit<Rule, keyof Evidence>
		: never
	: never;

/**
 * The definition of a project's own scale. Throws `RangeError`, naming every fault, when the parts do not fit
 * (a reversed statement that is not there, one option only, a missing rule that allows every answer to be missing …).
 */
export function ownScale(own: OwnScale): MeasureDefinition {
	const ours = { confirmed: true };
	const items = itemsOf(own.statements, own.values, { reversed: own.reversed });
	const aggregate: Aggregate = { kind: own.aggregate ?? 'sum' };
	return checkedDefinition(
		defineMeasure({
			id: own.id,
			name: own.name,
			version: own.version ?? '1.0.0',
			items,
			itemEvidence: { count: ours, values: ours, reversed: ours },
			aggregate,
			range: seen(rangeOf(items, aggregate)),
			direction: seen(own.direction),
			recall: own.recall === undefined ? null : seen(own.recall),
			missing: { ...(own.missing ?? { rule: 'complete' }), ...ours },
			riskItems: (own.risk ?? []).map((risk) => ({ ...risk, ...ours })),
			licence: { owner: 'the project', status: 'own', wording: 'own', terms: 'The project’s own words.', ...ours },
			notes: ['Not validated: report each statement, and the mean change with its interval. Never bands or caseness.']
		})
	);
}
