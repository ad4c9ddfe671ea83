import { expect, test } from 'vitest';
import { inTheirOrder, mapPlaces } from './fold.ts';
import type { Attitude, Influence } from './form.ts';

const one = (name: string, attitude: Attitude, influence: Influence, talkOn: string | null = null) => ({
	...{ name, attitude, influence, talkOn }
});

test('the next talk stands first, then those on whom most depends, of those the least convinced', () => {
	const all = [
		one('glad', 'for', 'little'),
		one('power, glad', 'for', 'last-word'),
		one('later', 'open', 'little', '2026-05-02'),
		one('power, worried', 'rather-against', 'last-word'),
		one('sooner', 'for', 'some', '2026-04-02')
	];
	expect(inTheirOrder(all).map(({ name }) => name)).toEqual([
		...['sooner', 'later', 'power, worried', 'power, glad', 'glad']
	]);
});

test('the drawing has a place for each attitude and influence, and everybody stands in hers by the number of the list', () => {
	const places = mapPlaces([one('a', 'against', 'last-word'), one('b', 'for', 'little'), one('c', 'for', 'little')]);
	expect(places).toHaveLength(20);
	expect(places[0]).toEqual({ attitude: 'against', influence: 'last-word', numbers: [1] });
	expect(places.at(-1)).toEqual({ attitude: 'for', influence: 'little', numbers: [2, 3] });
	expect(places.filter(({ numbers }) => numbers.length)).toHaveLength(2);
});
