import { expect } from 'vitest';
import { test } from '../../../tests/support/house.ts';
import { locksOf } from './locks.ts';
import type { Tx } from './tx.ts';

const ground = locksOf(1, ['address']);
const room = locksOf(12, ['course', 'line']);

test('what one transaction has locked another gets when it ends, and other things at once', async ({ house }) => {
	const order: string[] = [];
	let second: Promise<void> | undefined;
	await house.as('door', async (tx) => {
		await room(tx, 'course', 'a');
		second = house.as('door', async (other) => {
			await room(other, 'course', 'a');
			order.push('the same, later');
		});
		await house.as('door', async (other) => {
			await room(other, 'course', 'b');
			await room(other, 'line', 'a');
			order.push('others, at once');
		});
		order.push('ends');
	});
	await second;
	expect(order).toEqual(['others, at once', 'ends', 'the same, later']);
});

type Steps = (tx: Tx) => Promise<unknown>;
const inOrder: Record<string, Steps> = {
	'rooms from the ground up': async (tx) => [await ground(tx, 'address', 'z'), await room(tx, 'course', 'a')],
	'kinds as they are stated': async (tx) => [await room(tx, 'course', 'z'), await room(tx, 'line', 'a')],
	'things of a kind by their ids': async (tx) => [await room(tx, 'course', 'a'), await room(tx, 'course', 'b')],
	'one that is held already': async (tx) => [
		await room(tx, 'course', 'a'),
		await room(tx, 'line', 'a'),
		await room(tx, 'course', 'a')
	]
};
const against: Record<string, Steps> = {
	'a room nearer to the ground later': async (tx) => [await room(tx, 'course', 'a'), await ground(tx, 'address', 'a')],
	'an earlier kind later': async (tx) => [await room(tx, 'line', 'a'), await room(tx, 'course', 'z')],
	'a smaller id later': async (tx) => [await room(tx, 'course', 'b'), await room(tx, 'course', 'a')],
	'an earlier kind after one that was held': async (tx) => [
		await room(tx, 'course', 'b'),
		await room(tx, 'line', 'a'),
		await room(tx, 'course', 'b'),
		await room(tx, 'course', 'c')
	]
};

test.for(Object.entries(inOrder))('in the stated order: %s', async ([, steps], { house }) => {
	await house.as('door', steps);
});

test.for(Object.entries(against))('against the order, and told at once: %s', async ([, steps], { house }) => {
	await expect(house.as('door', steps)).rejects.toThrow('out of the stated order');
});
