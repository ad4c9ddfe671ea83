// What belongs to others answers exactly like what is not there, on every page of the team.
import { expect } from 'vitest';
import { timeout } from './opened.ts';
import { othersTold } from './others.ts';
import { test } from './served.ts';

test(
	'what belongs to others answers a member of the team exactly like what is not there',
	{ timeout },
	async ({ served }) => {
		const { found, swaps } = await othersTold(served, (route) => route.startsWith('/(app)/(staff)/'));
		expect(found).toEqual([]);
		expect(swaps).toBeGreaterThan(100);
	}
);
