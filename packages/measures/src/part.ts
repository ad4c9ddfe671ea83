import { missingOf, type Values } from './answers.ts';
import type { Aggregate, Scale } from './definition.ts';
import type { Reason } from './reasons.ts';

/** One number out of some items, or why there is none. `imputed` lists the blanks that the missing rule filled. */
export type PartOutcome =
	| {
			readonly ok: true;
			readonly value: number;
			readonly missing: readonly number[];
			readonly imputed: readonly number[];
	  }
	| { readonly ok: false; readonly reason: Reason; readonly missing: readonly number[] };

/** What the counting needs besides the values: the points of each item, points on top, and the licensee's cut-off. */
export interface Counting {
	readonly pointsOf: (item: number, value: number) => number;
	readonly extraPoints: number;
	readonly cutoff: number | undefined;
}

/** Counts the items of a total or a subscale by its aggregate and its missing rule. */
export function countPart(scale: Scale, items: readonly number[], values: Values, counting: Counting): PartOutcome {
	const missing = missingOf(items, values);
	if (missing.length === items.length) return { ok: false, reason: { code: 'nothing-answered' }, missing };
	const answered = items.length - missing.length;
	const sum = summed(scale.aggregate, items, values, counting.pointsOf);
	const filling = fillingFor(scale, missing, items.length, sum + counting.extraPoints, counting.cutoff);
	if (typeof filling === 'object') return { ok: false, reason: filling, missing };
	const value = aggregated(scale.aggregate, sum, filling, answered, items.length) + counting.extraPoints;
	return { ok: true, value, missing, imputed: missing };
}

type Filling = 'with-the-mean' | 'with-zero';

function fillingFor(
	scale: Scale,
	missing: readonly number[],
	of: number,
	plain: number,
	cutoff: number | undefined
): Filling | Reason {
	const rule = scale.missing;
	const refused = (allowed: number): Reason => ({ code: 'missing-items', items: missing, allowed, of });
	if (missing.length === 0) return 'with-zero';
	switch (rule.rule) {
		case 'complete':
		case 'each-part':
			return refused(0);
		case 'zero':
			return 'with-zero';
		case 'person-mean':
			return missing.length <= rule.maxMissing ? 'with-the-mean' : refused(rule.maxMissing);
		case 'person-mean-share': {
			// 1e-9: 0.8 of 5 items is 4, also where the product falls a hair beside it.
			const allowed = of - Math.ceil(rule.minShare * of - 1e-9);
			return missing.length <= allowed ? 'with-the-mean' : refused(allowed);
		}
		case 'near-cutoff': {
			if (missing.length <= rule.ignore) return 'with-zero';
			if (missing.length > rule.adjustAt) return refused(rule.adjustAt);
			if (cutoff === undefined) return { code: 'cutoff-needed', items: missing };
			return Math.abs(plain - cutoff) <= rule.within ? 'with-the-mean' : 'with-zero';
		}
	}
}

function summed(
	aggregate: Aggregate,
	items: readonly number[],
	values: Values,
	pointsOf: Counting['pointsOf']
): number {
	let sum = 0;
	for (const item of items) {
		const value = values[item];
		if (value === undefined) continue;
		const points = pointsOf(item, value);
		sum += aggregate.kind === 'count' ? Number(points >= aggregate.from) : points;
	}
	return sum;
}

function aggregated(aggregate: Aggregate, sum: number, filling: Filling, answered: number, items: number): number {
	const mean = filling === 'with-the-mean';
	if (aggregate.kind === 'mean') return sum / (mean ? answered : items);
	return mean ? (sum * items) / answered : sum;
}
