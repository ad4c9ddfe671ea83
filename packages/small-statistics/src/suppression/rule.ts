import { demandCount } from '../demand.ts';

/** When a count is too small to be shown, and how the others are rounded. */
export type SuppressionRule = {
	/** Counts below this are hidden: whole number from 2. */
	readonly threshold: number;
	/** Counts that are shown are rounded to the nearest multiple of this, halves upwards; 1 leaves them as they are. */
	readonly roundTo: number;
	/** Whether a count of nobody is small too (`hide`) or may be seen (`show`). */
	readonly zeros: 'hide' | 'show';
};

/** For outside readers: below five hidden, the rest to the nearest five, as NHS England's talking therapies tables do. */
export const outsideRule: SuppressionRule = { threshold: 5, roundTo: 5, zeros: 'hide' };

/** A count as readers see it. Nothing tells why it is hidden: that alone would tell something. */
export type Published = { readonly shown: true; readonly value: number } | { readonly shown: false };

const hidden: Published = { shown: false };

/** Refuses a threshold below 2, and a rounding so coarse that a count would be shown as nobody. */
export function demandRule({ threshold, roundTo }: SuppressionRule): void {
	demandCount(threshold, 'threshold');
	demandCount(roundTo, 'roundTo');
	if (threshold < 2) throw new RangeError(`threshold must be at least 2, not ${threshold}`);
	if (roundTo < 1 || roundTo > 2 * threshold) {
		throw new RangeError(`roundTo must be from 1 to twice the threshold, not ${roundTo}`);
	}
}

/** Whether a count must be hidden for its own sake. */
export function isSmall(count: number, { threshold, zeros }: SuppressionRule): boolean {
	return count < threshold && !(count === 0 && zeros === 'show');
}

/**
 * Whether a count must be hidden for the sake of those among its people who are not open, because those are few. A count of
 * nobody is kept from readers, where the rule says so, as long as it `tells` something that no count of open people does.
 */
export function isSecret(count: number, closed: number, rule: SuppressionRule, tells: boolean): boolean {
	return closed > 0 ? isSmall(closed, rule) : count === 0 && tells && isSmall(count, rule);
}

/** A count of a table that is shown: a small one is of open people only, and stands as it is. */
export function shownCount(count: number, rule: SuppressionRule): Published {
	return isSmall(count, rule) ? { shown: true, value: count } : publishCount(count, rule);
}

/**
 * A single count as readers may see it: hidden or rounded. A count that stands beside others (with a total, or an
 * earlier figure) needs `suppressTable`. `RangeError` for anything but a whole number from 0, and for an impossible rule.
 */
export function publishCount(count: number, rule: SuppressionRule): Published {
	demandRule(rule);
	demandCount(count, 'count');
	if (isSmall(count, rule)) return hidden;
	return { shown: true, value: Math.floor(count / rule.roundTo + 0.5) * rule.roundTo };
}

/**
 * A share, k of n, as readers may see it: hidden when k, n or the rest n − k is small, otherwise from the rounded counts, so
 * that it tells no more than they do. From 0 to 1.
 */
export function publishShare(k: number, n: number, rule: SuppressionRule): Published {
	demandCount(n, 'n');
	demandCount(k, 'k', n);
	const [part, whole, rest] = [publishCount(k, rule), publishCount(n, rule), publishCount(n - k, rule)];
	if (!part.shown || !whole.shown || !rest.shown || n === 0) return hidden;
	return { shown: true, value: Math.min(1, part.value / whole.value) };
}

/** The counts that would all be shown as this value: what a reader who knows the rule learns from it. */
export function countsShownAs(value: number, { threshold, roundTo, zeros }: SuppressionRule) {
	if (value === 0) return { least: 0, most: zeros === 'show' ? 0 : threshold - 1 };
	return { least: Math.max(threshold, Math.ceil(value - roundTo / 2)), most: Math.ceil(value + roundTo / 2) - 1 };
}
