import type { Change } from './change-figures.ts';
import type { Codes } from './codes.ts';
import type { Evidence, Figure } from './evidence.ts';
import type { Licence } from './licence.ts';
import type { MissingRule } from './missing-rule.ts';

/** Which way is good: a higher score is better, or a higher score is worse. */
export type Direction = 'higher-better' | 'higher-worse';

/** Lowest and highest possible score, both included, in points. */
export type Range = readonly [number, number];

/** How the counted points of the items become one score. */
export type Aggregate =
	| { readonly kind: 'sum' }
	| { readonly kind: 'mean' }
	/** The number of items whose value is at least `from`. */
	| { readonly kind: 'count'; readonly from: number };

/** One question. It holds no wording. */
export interface Item {
	/** Position in the form, from 1. */
	readonly number: number;
	readonly id?: string;
	/**
	 * What the options store and what is counted, in the order of the form where that is known.
	 * A reversed item lists its values the other way round: the stored value is never turned again.
	 */
	readonly values: readonly number[];
	/** True where the options run against the other items. For people and exports; scoring does not use it. */
	readonly reversed?: boolean;
	/** What "not applicable" counts as, on the items that allow it. */
	readonly notApplicable?: number;
	readonly direction?: Direction;
}

/** A stretch of the score with a name. `from` and `to` are both included. */
export interface Band extends Evidence {
	readonly from: number;
	readonly to: number;
	readonly label: string;
	readonly method?: string;
}

/** A cut-off with a name: `score op value`. Accuracy figures are proportions, 0 to 1. */
export interface Threshold extends Evidence {
	readonly id: string;
	readonly name: string;
	readonly op: '>=' | '>' | '<=' | '<';
	readonly value: number;
	readonly method?: string;
	readonly accuracy?: { readonly sensitivity?: number; readonly specificity?: number; readonly ppv?: number };
}

/** What the total and each subscale have in common. */
export interface Scale {
	readonly aggregate: Aggregate;
	readonly range: Figure<Range> | null;
	readonly direction: Figure<Direction> | null;
	readonly missing: MissingRule;
	readonly bands: readonly Band[];
	readonly thresholds: readonly Threshold[];
}

/** A score over some of the items. `confirmed` speaks of the list of items. */
export interface Subscale extends Scale, Evidence {
	readonly id: string;
	readonly name: string;
	readonly items: readonly number[];
}

/** Another published way to count the same answers. */
export interface Method extends Evidence {
	readonly id: string;
	readonly name: string;
	readonly range: Range;
	/** For each group of items: the stored value `from[i]` counts `to[i]` points. */
	readonly points: readonly {
		readonly items: readonly number[];
		readonly from: readonly number[];
		readonly to: readonly number[];
	}[];
}

/** Another printed form of the same measure. */
export interface Variant extends Evidence {
	readonly id: string;
	readonly name: string;
	readonly changes: Partial<Pick<MeasureDefinition, 'items' | 'range' | 'bands' | 'thresholds'>>;
}

/** A question whose answer must reach a person without waiting for the total. */
export interface RiskItem extends Evidence {
	/** Null where it is not known which item it is: set it from the licensed form with `configure`. */
	readonly item: number | null;
	/** The answer that counts as a risk. `any-concern` stands for each concern ticked or written. */
	readonly when: { readonly op: '>=' | '<='; readonly value: number } | 'any-concern';
	readonly action: 'safety' | 'safeguarding' | 'follow-up';
}

/** A rule that counts symptoms instead of points (PHQ-9). */
export interface SymptomAlgorithm extends Evidence {
	/** An item is a symptom from this value on … */
	readonly symptomFrom: number;
	/** … save for these items (item number to value). */
	readonly symptomFromByItem: Readonly<Record<string, number>>;
	/** At least one of these must be a symptom. */
	readonly core: readonly number[];
	readonly majorFrom: number;
	readonly otherFrom: number;
}

/** A cut-off of a form for one age. Carried for reference; the licensee enters the one that is used. */
export interface PrintedCutoff extends Evidence {
	/** Age of the child in months, as the form is named. */
	readonly interval: number;
	readonly part: string;
	readonly value: number;
}

/** How a score is read against cut-offs that the licensee enters. */
export interface CutoffReading extends Evidence {
	readonly refer: '<=' | '>';
	readonly intervals: Figure<readonly number[]>;
	readonly printed: readonly PrintedCutoff[];
}

/** A further fact about a measure that no function uses. */
export interface NamedFigure extends Evidence {
	readonly name: string;
	readonly value: FactValue;
}

export type FactValue =
	number | string | boolean | null | readonly FactValue[] | { readonly [name: string]: FactValue };

/** What a project chooses before the measure can be used, or may choose. See `configure`. */
export type Setting = 'items' | 'values' | 'direction' | 'reversed' | 'missing' | 'table' | 'riskItem';

/** The scoring key of one measure: plain JSON, no wording, every figure with its evidence. */
export interface MeasureDefinition extends Scale {
	readonly format: 'measure/1';
	readonly id: string;
	readonly name: string;
	/** Semantic version of this definition; stored with each score. Any change of a score makes it rise. */
	readonly version: string;
	/** Which printed form or which settings of a project, where they differ from the plain definition. */
	readonly variant?: string;
	readonly administration: 'self' | 'interview' | 'performance' | 'about-child';
	readonly items: readonly Item[];
	/** Asked with the measure, never in its total. */
	readonly extraItems: readonly Item[];
	readonly itemEvidence: {
		readonly count: Evidence;
		readonly values: Evidence;
		readonly reversed: Evidence;
		readonly notApplicable?: Evidence;
	};
	/** Why there is never a total. Where it is set, only subscales are scored. */
	readonly noTotal?: string;
	readonly subscales: readonly Subscale[];
	readonly methods: readonly Method[];
	readonly variants: readonly Variant[];
	readonly missingAlternatives: readonly MissingRule[];
	/** Raw score (as text) to the score that is reported. */
	readonly conversion?: Figure<Readonly<Record<string, number>>>;
	readonly algorithm?: SymptomAlgorithm;
	/** Points added for each item with a concern. */
	readonly concernPoints?: Figure<number>;
	readonly riskItems: readonly RiskItem[];
	readonly recall: Figure<string> | null;
	readonly change: Change;
	readonly cutoffs?: CutoffReading;
	/** The longer measure whose items these are, and which of them, in this measure's order. */
	readonly itemsOf?: Figure<{ readonly measure: string; readonly items: readonly number[] }>;
	readonly settings: readonly Setting[];
	/** Settings without which there is no score. */
	readonly mustSet: readonly Setting[];
	readonly licence: Licence;
	readonly translations: Figure<string> | null;
	readonly codes: Codes;
	readonly facts: readonly NamedFigure[];
	readonly notes: readonly string[];
	readonly sources: readonly { readonly key: string; readonly address: string }[];
}
