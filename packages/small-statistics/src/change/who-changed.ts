import { demandFinite } from '../demand.ts';

/** Which direction of a score is the good one. */
export type Better = 'higher' | 'lower';

export type WhoChanged = { readonly improved: number; readonly same: number; readonly worse: number };

export type ReliableChange = {
	readonly threshold: number;
	readonly improved: number;
	readonly none: number;
	readonly deteriorated: number;
};

/** How many people improved, stayed the same and got worse, by any amount. `changes` are after minus before. */
export function whoChanged(changes: readonly number[], better: Better): WhoChanged {
	const { improved, none, deteriorated } = reliableChange(changes, better, Number.MIN_VALUE);
	return { improved, same: none, worse: deteriorated };
}

/**
 * How many people changed by at least `threshold` points in either direction, and how many did not. Those who got worse
 * are always counted too. `RangeError` unless the threshold is above 0.
 */
export function reliableChange(changes: readonly number[], better: Better, threshold: number): ReliableChange {
	demandFinite(changes, 'changes');
	if (!(threshold > 0)) throw new RangeError(`threshold must be above 0, not ${threshold}`);
	const sign = better === 'higher' ? 1 : -1;
	const improved = changes.filter((change) => sign * change >= threshold).length;
	const deteriorated = changes.filter((change) => sign * change <= -threshold).length;
	return { threshold, improved, none: changes.length - improved - deteriorated, deteriorated };
}
