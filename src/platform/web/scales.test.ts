import { expect, test } from 'vitest';
import { Busy } from './busy.ts';
import { scales } from './scales.ts';

test('nobody takes it all, and all together take no more than there is', () => {
	const scale = scales(10, 25);
	const [one, again, other, third] = ['one', 'one', 'other', 'third'].map((network) => scale.pan(network));
	one?.weigh(6);
	expect(() => again?.weigh(5)).toThrow(Busy);
	again?.weigh(4);
	other?.weigh(10);
	expect(() => third?.weigh(6)).toThrow(Busy);
	expect(scale.weight).toBe(20);
});

test('what is let go of makes room, and nobody is remembered who holds nothing', () => {
	const scale = scales(10, 25);
	const pans = Array.from({ length: 1000 }, (_, index) => scale.pan(`network ${index}`));
	for (const pan of pans) {
		pan.weigh(10);
		pan.letGo();
		pan.letGo();
	}
	expect([scale.weight, scale.holders]).toEqual([0, 0]);
});
