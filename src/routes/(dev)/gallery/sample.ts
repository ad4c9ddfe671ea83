import type { Pair } from '#ui/charts/BeforeAfter.svelte';

const befores = [24, 26, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 46, 48, 52, 55];
const steps23 = [14, 12, 3, 11, 2, 9, 13, 1, 8, 10, -1, 9, 4, 12, 2, -9, 6, 3, 0, 5, -8, 2, 1];

/** Made-up people, enough of them to see how a full picture looks. */
export const pairs: Pair[] = befores.map((before, index) => {
	const step = steps23[index] ?? 0;
	return { before, after: before + step, change: step > 7 ? 'better' : step < -7 ? 'worse' : 'same' };
});

export const mean = { before: 37.5, after: 42.3, beforeText: '37.5', afterText: '42.3' };

export const labels = {
	before: 'before',
	after: 'after',
	mean: 'all, on average',
	better: 'clearly better',
	worse: 'clearly worse',
	same: 'no clear change'
};

export const steps = [
	{ label: 'invited', count: 31 },
	{ label: 'answered before', count: 29 },
	{ label: 'answered both times', count: 23, note: '8 lost on the way' }
];
