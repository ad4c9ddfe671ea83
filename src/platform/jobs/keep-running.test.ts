import { expect, test } from 'vitest';
import { keepRunning, type Runs } from './keep-running.ts';

/** A runner whose giving up and stopping the test decides. */
function trial() {
	const begun: { fail(): void; stopped: boolean }[] = [];
	let away = 0;
	const begin = async (): Promise<Runs> => {
		if (away-- > 0) throw new Error('away');
		const { promise, resolve, reject } = Promise.withResolvers<void>();
		const one = { fail: () => reject(new Error('gave up')), stopped: false };
		begun.push(one);
		return { promise, stop: async () => ((one.stopped = true), resolve()) };
	};
	return { begun, begin, goAway: (times: number) => (away = times) };
}
const until = async (true_: () => boolean) => {
	while (!true_()) await new Promise((wait) => setTimeout(wait, 2));
};

test('begins anew after giving up, as often as it takes, and stops when asked', async () => {
	const { begun, begin, goAway } = trial();
	const kept = await keepRunning(begin, 1);
	begun[0]!.fail();
	await until(() => begun.length === 2);
	goAway(3);
	begun[1]!.fail();
	await until(() => begun.length === 3);
	await kept.stop();
	expect(begun.map(({ stopped }) => stopped)).toEqual([false, false, true]);
	await new Promise((wait) => setTimeout(wait, 20));
	expect(begun).toHaveLength(3);
});

test('stops also while it waits to begin anew', async () => {
	const { begun, begin, goAway } = trial();
	const kept = await keepRunning(begin, 50);
	goAway(1000);
	begun[0]!.fail();
	await new Promise((wait) => setTimeout(wait, 10));
	await kept.stop();
	expect(begun).toHaveLength(1);
});

test('says so at once when it cannot begin at all', async () => {
	await expect(keepRunning(() => Promise.reject(new Error('no database')))).rejects.toThrow('no database');
});
