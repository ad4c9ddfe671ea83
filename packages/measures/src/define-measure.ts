import { noCodes } from './codes.ts';
import type { Item, MeasureDefinition } from './definition.ts';

const defaults = {
	format: 'measure/1',
	administration: 'self',
	aggregate: { kind: 'sum' },
	extraItems: [],
	subscales: [],
	methods: [],
	variants: [],
	missingAlternatives: [],
	riskItems: [],
	bands: [],
	thresholds: [],
	settings: [],
	mustSet: [],
	change: { criteria: [], figures: [] },
	codes: noCodes,
	translations: null,
	recall: null,
	facts: [],
	notes: [],
	sources: []
} as const satisfies Partial<MeasureDefinition>;

type Given = Omit<MeasureDefinition, keyof typeof defaults> & Partial<MeasureDefinition>;

/** A definition from what is particular to the measure; lists that it leaves out are empty. */
export function defineMeasure(given: Given): MeasureDefinition {
	return { ...defaults, ...given };
}

/** How the items of a form differ: which run against the others, and what "not applicable" counts as on which. */
export interface ItemPattern {
	readonly reversed?: readonly number[];
	readonly notApplicable?: { readonly items: readonly number[]; readonly countsAs: number };
	/** Number of the first item; 1 unless said. */
	readonly startAt?: number;
}

/**
 * `count` items with the same values; those in `reversed` list them the other way round. Throws `RangeError` for a
 * reversed item that is not among them.
 */
export function itemsOf(count: number, values: readonly number[], pattern: ItemPattern = {}): Item[] {
	const start = pattern.startAt ?? 1;
	const stranger = pattern.reversed?.find((number) => number < start || number >= start + count);
	if (stranger !== undefined) throw new RangeError(`there is no item ${stranger} to be reversed`);
	return Array.from({ length: count }, (_, index) => {
		const number = start + index;
		const reversed = pattern.reversed?.includes(number) ?? false;
		const item: Item = { number, values: reversed ? [...values].reverse() : [...values] };
		const marked = reversed ? { ...item, reversed } : item;
		if (!pattern.notApplicable?.items.includes(number)) return marked;
		return { ...marked, notApplicable: pattern.notApplicable.countsAs };
	});
}

/** The numbers from `from` to `to`, both included. */
export function numbers(from: number, to: number): number[] {
	return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
