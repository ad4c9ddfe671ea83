import type { Aggregate, Item, Range } from './definition.ts';

/** The lowest and the highest score these items can make, in points. */
export function rangeOf(items: readonly Item[], aggregate: Aggregate): Range {
	if (aggregate.kind === 'count') return [0, items.length];
	const lowest = items.reduce((sum, item) => sum + Math.min(...item.values), 0);
	const highest = items.reduce((sum, item) => sum + Math.max(...item.values), 0);
	if (aggregate.kind === 'sum' || items.length === 0) return [lowest, highest];
	return [lowest / items.length, highest / items.length];
}
