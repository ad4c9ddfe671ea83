import type { Network } from './network.ts';

export type Direction = 1 | -1;
export type Leg = { readonly edge: number; readonly direction: Direction };

/** A closed walk along the edges of the circuit, what it costs, and the edges on it that were not free. */
export type Walk = { readonly legs: readonly Leg[]; readonly price: number; readonly toHide: readonly number[] };

/** What it costs to walk an edge in a direction; Infinity where that can't be. */
export type Price = (edge: number, direction: Direction) => number;
type Arrival = Leg & { readonly before: number };

/**
 * The cheapest closed walk that begins with one edge in one direction and walks none of the `barred` edges after that;
 * undefined when every one costs infinitely much.
 */
export function closedWalk(
	first: number,
	direction: Direction,
	barred: readonly number[],
	network: Network,
	price: Price
): Walk | undefined {
	const fee = price(first, direction);
	const ends = network.edges[first];
	if (fee === Infinity || !ends) return undefined;
	const [begin, goal] = direction > 0 ? [ends.to, ends.from] : [ends.from, ends.to];
	const { costs, arrivals } = cheapestFrom(begin, barred, network, price);
	const cost = costs[goal] ?? Infinity;
	if (cost === Infinity) return undefined;
	const legs: Leg[] = [{ edge: first, direction }];
	for (
		let arrival = arrivals[goal];
		arrival;
		arrival = arrival.before === begin ? undefined : arrivals[arrival.before]
	) {
		legs.push({ edge: arrival.edge, direction: arrival.direction });
	}
	const toHide = legs.filter((leg) => price(leg.edge, leg.direction) > 0).map((leg) => leg.edge);
	return { legs, price: fee + cost, toHide };
}

/** The cheapest way to every node, by improving until nothing gets cheaper (Bellman 1958; the circuits are small). */
function cheapestFrom(begin: number, barred: readonly number[], { edges, nodes }: Network, price: Price) {
	const costs = new Array<number>(nodes).fill(Infinity);
	const arrivals = new Array<Arrival | undefined>(nodes).fill(undefined);
	costs[begin] = 0;
	const improve = (edge: number, direction: Direction, before: number, node: number): boolean => {
		const reached = costs[before] ?? Infinity;
		const known = costs[node] ?? Infinity;
		if (reached >= known) return false;
		const cost = reached + price(edge, direction);
		if (cost >= known) return false;
		costs[node] = cost;
		arrivals[node] = { edge, direction, before };
		return true;
	};
	for (let changed = true; changed;) {
		changed = false;
		for (const [edge, { from, to }] of edges.entries()) {
			if (barred.includes(edge)) continue;
			if (improve(edge, 1, from, to)) changed = true;
			if (improve(edge, -1, to, from)) changed = true;
		}
	}
	return { costs, arrivals };
}
