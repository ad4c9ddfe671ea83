import type { Knowledge } from './knowledge.ts';
import { priceOf } from './prices.ts';
import type { Secret } from './secrets.ts';
import { changeOf, effectOn } from './swaps.ts';
import type { Swap } from './swaps.ts';
import { closedWalk } from './walk.ts';
import type { Walk } from './walk.ts';

/**
 * A table that readers could take for the true one: it would be published in exactly the same way. It starts as the true one
 * and is changed step by step.
 */
export type World = { readonly staying: Int32Array; readonly counts: readonly number[][] };

/** One swap along a closed walk. */
export type Step = Walk & { readonly swap: Swap };

/** The true table. */
export function trueWorld({ staying, releases }: Knowledge): World {
	return { staying: staying.slice(), counts: releases.map(({ counts }) => counts.slice()) };
}

/** Walks a step. */
export function take(world: World, { swap, legs }: Step, { patterns }: Knowledge): void {
	const stays = (edge: number, place: number, by: number) => {
		const at = edge * patterns.length + place;
		if (place >= 0) world.staying[at] = (world.staying[at] ?? 0) + by;
	};
	for (const { edge, direction } of legs) {
		if (swap.moves === 0 || direction < 0) stays(edge, swap.from, swap.moves === 0 ? -direction : -1);
		if (swap.moves === 0) stays(edge, swap.to, direction);
		world.counts.forEach((counts, release) => {
			counts[edge] = (counts[edge] ?? 0) + direction * changeOf(swap, patterns, 1 << release);
		});
	}
}

/**
 * The cheapest step that changes a secret by `by`; undefined when there is none. Unless `buy` is true only steps count for
 * which nothing more has to be hidden.
 */
export function stepFor(
	secret: Secret,
	by: 1 | -1,
	world: World,
	knowledge: Knowledge,
	swaps: readonly Swap[],
	buy: boolean
): Step | undefined {
	let best: Step | undefined;
	for (const swap of swaps) {
		const price = priceOf(swap, secret, world, knowledge, buy);
		for (const direction of [1, -1] as const) {
			if (effectOn(secret, swap, direction, knowledge.patterns) !== by) continue;
			for (const edge of secret.edges) {
				const walk = closedWalk(edge, direction, secret.edges, knowledge.network, price);
				if (walk && (!best || walk.price < best.price)) best = { swap, ...walk };
				if (best?.price === 0) return best;
			}
		}
	}
	return best;
}
