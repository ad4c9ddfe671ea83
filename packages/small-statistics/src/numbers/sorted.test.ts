import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radixSorted } from './radix-sort.ts';
import { sorted } from './sorted.ts';

const inOrder = (values: readonly number[]) => [...values].sort((one, other) => one - other);
const finite = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);

test('few values, many values and very many values come out in order', () => {
	const holds = (sort: (values: readonly number[]) => Float64Array) =>
		fc.property(fc.array(finite, { minLength: 1 }), (values) => {
			expect([...sort(values)]).toEqual(inOrder(values));
		});
	fc.assert(holds(sorted));
	fc.assert(holds(radixSorted));
	for (const count of [501, 9_999, 10_000, 30_000]) {
		const values = Array.from({ length: count }, (_, place) => Math.sin(place) * 10 ** ((place % 20) - 10));
		expect([...sorted(values)]).toEqual(inOrder(values));
	}
});

test('very many values of which few differ come out in order', () => {
	const values = Array.from({ length: 20_000 }, (_, place) => ((place * 7919) % 41) - 20);
	expect([...sorted(values)]).toEqual(inOrder(values));
	expect([...radixSorted(values)]).toEqual(inOrder(values));
	expect([...sorted([])]).toEqual([]);
});
