import type { Knowledge } from './knowledge.ts';
import type { Secret } from './secrets.ts';
import type { Direction } from './walk.ts';

/**
 * What happens to one person on every edge of a closed walk. Walked forwards, an edge loses somebody of pattern `from` and gains
 * somebody of pattern `to` (places of patterns, −1 for nobody); walked backwards, the reverse.
 * With `moves` (a bit) it is instead somebody of pattern `from` who, in that one release, is counted elsewhere: an edge that is
 * walked backwards loses them there, one that is walked forwards gains them.
 */
export type Swap = { readonly from: number; readonly to: number; readonly moves: number };

/** All swaps between patterns that occur; moves only when somebody moved, for then readers can't rule them out. */
export function swapsOf({ patterns, anybodyMoved }: Knowledge): Swap[] {
	const swaps: Swap[] = [];
	for (let to = 0; to < patterns.length; to++) {
		for (let from = -1; from < to; from++) swaps.push({ from, to, moves: 0 });
	}
	if (!anybodyMoved) return swaps;
	patterns.forEach((pattern, from) => {
		for (let bit = 1; bit <= pattern; bit <<= 1) {
			if (pattern & bit && pattern !== bit) swaps.push({ from, to: -1, moves: bit });
		}
	});
	return swaps;
}

/** By how much the count of a release (a bit) changes on an edge that is walked forwards. */
export function changeOf({ from, to, moves }: Swap, patterns: readonly number[], release: number): number {
	if (moves !== 0) return moves === release ? 1 : 0;
	return ((patterns[to] ?? 0) & release ? 1 : 0) - ((patterns[from] ?? 0) & release ? 1 : 0);
}

/** The place of the pattern of which somebody has to be there to walk an edge; −1 when nobody has to. */
export function takenBy({ from, to, moves }: Swap, direction: Direction): number {
	if (moves !== 0) return direction < 0 ? from : -1;
	return direction > 0 ? from : to;
}

/** By how much a secret changes on one of its own edges. */
export function effectOn(secret: Secret, swap: Swap, direction: Direction, patterns: readonly number[]): number {
	const { within, without } = secret;
	if (without === 0) return direction * changeOf(swap, patterns, within);
	if (swap.moves === 0) {
		const counted = (pattern: number) => ((pattern & within) !== 0 && (pattern & without) === 0 ? 1 : 0);
		return direction * (counted(patterns[swap.to] ?? 0) - counted(patterns[swap.from] ?? 0));
	}
	// Who arrives in the one release, or leaves in the other, is one more between the two; nobody is one fewer.
	const pattern = patterns[swap.from] ?? 0;
	const arrives = direction > 0 && swap.moves === within;
	const leaves = direction < 0 && swap.moves === without && (pattern & within) !== 0;
	return arrives || leaves ? 1 : 0;
}
