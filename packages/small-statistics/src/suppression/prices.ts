import type { Knowledge } from './knowledge.ts';
import type { Secret } from './secrets.ts';
import { changeOf, takenBy } from './swaps.ts';
import type { Swap } from './swaps.ts';
import type { Direction, Price } from './walk.ts';
import type { World } from './worlds.ts';

/**
 * What it costs to walk an edge: 0 when no reader would notice, Infinity when it can't be had, and otherwise (if `buy`) one
 * more than the count of the newest release that would have to be hidden.
 */
export function priceOf(swap: Swap, secret: Secret, world: World, knowledge: Knowledge, buy: boolean): Price {
	const { patterns, releases, anybodyOpen } = knowledge;
	const own = releases.map(({ emptyLines }) => {
		const lines = secret.edges.flatMap((edge) => emptyLines[edge] ?? []);
		return (edge: number) => (emptyLines[edge] ?? []).every((line) => lines.includes(line));
	});
	const changes = releases.map((_, place) => changeOf(swap, patterns, 1 << place));
	return (edge, direction) => {
		if (!isThere(swap, edge, direction, world, knowledge)) return Infinity;
		let price = 0;
		for (let place = 0; place < releases.length; place++) {
			const change = direction * (changes[place] ?? 0);
			const release = releases[place];
			if (change === 0 || !release) continue;
			// A row that a filter rules out is nowhere to hide behind, except for its own counts.
			if (release.empty[edge] && !(secret.empty && (!anybodyOpen || own[place]?.(edge)))) return Infinity;
			const next = (world.counts[place]?.[edge] ?? 0) + change;
			if (next >= (release.least[edge] ?? 0) && next <= (release.most[edge] ?? 0)) continue;
			if (!buy || place < releases.length - 1 || !release.shown[edge]) return Infinity;
			price = 1 + (release.everybody[edge] ?? 0);
		}
		return price;
	};
}

/** Whether an edge has the person who is needed there; totals follow from their cells. */
function isThere(swap: Swap, edge: number, direction: Direction, world: World, knowledge: Knowledge): boolean {
	const { patterns, network } = knowledge;
	// Who is counted elsewhere is still counted: a move never changes the grand total.
	if (edge === network.edges.length - 1) return swap.moves === 0;
	const taken = takenBy(swap, direction);
	if (edge >= network.rows * network.columns || taken < 0) return true;
	return (world.staying[edge * patterns.length + taken] ?? 0) > 0;
}
