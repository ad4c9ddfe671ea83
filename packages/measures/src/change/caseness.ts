import { meets } from '../bands.ts';
import type { Threshold } from '../definition.ts';
import type { BeforeAfter } from './reliable.ts';

/** On which side of a threshold somebody was before and after. "Case" is a word of research: it is no diagnosis. */
export interface Caseness {
	readonly before: boolean;
	readonly after: boolean;
	readonly movement: 'left' | 'entered' | 'stayed-in' | 'stayed-out';
}

/** Whether the scores meet a threshold before and after, and the move between. */
export function casenessOf(threshold: Pick<Threshold, 'op' | 'value'>, scores: BeforeAfter): Caseness {
	const before = meets(threshold, scores.before);
	const after = meets(threshold, scores.after);
	if (before === after) return { before, after, movement: before ? 'stayed-in' : 'stayed-out' };
	return { before, after, movement: before ? 'left' : 'entered' };
}

/** Counts of people by movement across a threshold: the two-by-two table that McNemar's test takes. */
export function casenessTable(
	threshold: Pick<Threshold, 'op' | 'value'>,
	people: readonly BeforeAfter[]
): Record<Caseness['movement'], number> {
	const table = { left: 0, entered: 0, 'stayed-in': 0, 'stayed-out': 0 };
	for (const scores of people) table[casenessOf(threshold, scores).movement] += 1;
	return table;
}
