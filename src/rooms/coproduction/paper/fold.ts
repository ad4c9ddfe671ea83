/** Her order of preference: numbers of options, best first. What is left out is in no place of it. */
export type Preference = readonly number[];

/** A tap puts an option at the end of the order, and a second one takes it out. */
export function tapped(order: Preference, n: number): Preference {
	return order.includes(n) ? order.filter((other) => other !== n) : [...order, n];
}

/** Moves an option one place up (-1) or down (1); at either end it stays. */
export function shifted(order: Preference, n: number, by: -1 | 1): Preference {
	const at = order.indexOf(n);
	const to = at + by;
	return at < 0 || to < 0 || to >= order.length ? order : placed(order, n, to);
}

/** Puts an option at a place, counted from 0 without itself; beyond the end is the end. */
export function placed(order: Preference, n: number, at: number): Preference {
	const others = order.filter((other) => other !== n);
	return [...others.slice(0, at), n, ...others.slice(at)];
}

/** The order that numbers beside the options stand for, by option from 1 on; empty and unreadable ones have no place. */
export function orderOf(numbers: readonly string[]): Preference {
	return numbers
		.map((text, index) => ({ n: index + 1, at: Number(text) }))
		.filter(({ at }) => at > 0)
		.sort((one, other) => one.at - other.at)
		.map(({ n }) => n);
}
