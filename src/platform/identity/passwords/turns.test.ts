import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { atMost } from './turns.ts';

test('never lets more run at once, lets all of them run in the order they came, and goes on after one that fails', async () => {
	const inTurn = atMost(4);
	let [running, most] = [0, 0];
	const order: number[] = [];
	const work = (name: number) =>
		inTurn(async () => {
			order.push(name);
			most = Math.max(most, ++running);
			await sleep(name % 3);
			running--;
			if (name % 5 === 0) throw new Error('failed');
			return name;
		});
	const ends = await Promise.allSettled(Array.from({ length: 40 }, (_, name) => work(name)));
	expect(most).toBe(4);
	expect(order).toEqual(Array.from({ length: 40 }, (_, name) => name));
	expect(ends.filter((end) => end.status === 'rejected')).toHaveLength(8);
	expect(await work(1)).toBe(1);
});
