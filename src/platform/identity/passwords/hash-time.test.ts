// Measures time, so it is made with the long trials, on a machine that does nothing else.
import { expect, test } from 'vitest';
import { hashPassword, isPassword } from './hash.ts';

test('without an account the answer is no, after the same work', async () => {
	const hash = await hashPassword('somebody’s password');
	const time = async (kept: string | null) => {
		const start = performance.now();
		expect(await isPassword('a guess', kept)).toBe(false);
		return performance.now() - start;
	};
	const [known, unknown] = [[], []] as [number[], number[]];
	for (let turn = 0; turn < 5; turn++) {
		known.push(await time(hash));
		unknown.push(await time(null));
	}
	const least = (times: number[]) => Math.min(...times);
	expect(least(unknown)).toBeGreaterThan(0.6 * least(known));
});
