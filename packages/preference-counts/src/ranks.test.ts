import { expect, test } from 'vitest';
import { choicesFromRanks } from './ranks.ts';

test.each([
	[
		[2, 1, 3],
		[2, 1, 3]
	],
	[
		[2, null, 1],
		[3, 1]
	],
	[[1, 3, null, 4], [1]],
	[[1, 2, 2, 3], [1]],
	[[3, 1, 2, 2], [2]],
	[[null, null], []],
	[[1, 1, 2], null],
	[[2, 3, null], null],
	[[0, 5], null]
])('%j beside the options is %j', (ranks, choices) => {
	expect(choicesFromRanks(ranks)).toEqual(choices);
});
