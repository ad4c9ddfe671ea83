import type { Tie, TieRule } from '../result.ts';

/** Which of the equal options is taken, or those between which to ask again. */
export type Settled = { picked: number; tie: Tie | null } | { picked: null; again: number[] };

/** How the votes of all options stood at the end of each stage so far, by option less one. */
export type History = readonly (readonly number[])[];

/**
 * Takes the option with the most or the fewest votes. Of those that are equal, the one with the most or the fewest at the
 * latest earlier stage at which they differed; those still equal there are looked at in the stage before it, and so on; those
 * equal at all stages: by the tie rule.
 */
export function settle(among: readonly number[], want: 'most' | 'fewest', history: History, rule: TieRule): Settled {
	const tied = furthest(among, want, history.at(-1) ?? []);
	const [first] = tied;
	if (first !== undefined && tied.length === 1) return { picked: first, tie: null };
	const stage = history.length + 1;
	let left = tied;
	for (let at = history.length - 1; at >= 1; at--) {
		left = furthest(left, want, history[at - 1] ?? []);
		const [picked] = left;
		if (picked !== undefined && left.length === 1) return { picked, tie: { stage, tied, by: 'stage', at, picked } };
	}
	const picked = firstByLot(left, rule);
	if (picked === undefined) return { picked: null, again: left };
	return { picked, tie: { stage, tied, by: 'lot', at: null, picked } };
}

/**
 * In the order in which they count as chosen: more votes first, then more at the latest earlier stage at which they differed,
 * then by lot, and by number where there is none. Nothing depends on it, so it is no tie.
 */
export function inOrder(chosen: readonly number[], history: History, rule: TieRule): number[] {
	const order: number[] = [];
	for (let left = [...chosen]; left[0] !== undefined; left = left.filter((n) => !order.includes(n))) {
		const settled = settle(left, 'most', history, rule);
		order.push(settled.picked ?? settled.again[0] ?? left[0]);
	}
	return order;
}

/** The first of these in the lot, or nothing where people are to be asked again. */
export function firstByLot(left: readonly number[], rule: TieRule): number | undefined {
	return rule.by === 'lot' ? rule.lot.order.find((n) => left.includes(n)) : undefined;
}

/** Those with the most or the fewest votes, by number. */
function furthest(among: readonly number[], want: 'most' | 'fewest', votes: readonly number[]): number[] {
	const figures = among.map((n) => votes[n - 1] ?? 0);
	const wanted = want === 'most' ? Math.max(...figures) : Math.min(...figures);
	return among.filter((n) => votes[n - 1] === wanted).sort((one, other) => one - other);
}
