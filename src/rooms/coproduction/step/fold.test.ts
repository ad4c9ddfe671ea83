import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fitOf, gatherNeeds, beginningsOf, putAt } from './fold.ts';

const step = (minutes: number, isBreak = false) => ({ minutes, isBreak });

test('a plan says when each step begins, how much is too much, and whether anybody can rest', () => {
	expect(beginningsOf([step(20), step(15), step(5)])).toEqual({ starts: [0, 20, 35], together: 40 });
	expect(fitOf([step(70), step(60)], 120)).toEqual({ together: 130, over: 10, left: 0, noBreak: true });
	expect(fitOf([step(60), step(50)], 120)).toEqual({ together: 110, over: 0, left: 10, noBreak: false });
	expect(fitOf([step(60), step(10, true), step(50)], 120)).toMatchObject({ over: 0, left: 0, noBreak: false });
	expect(fitOf([step(60), step(60)], null)).toEqual({ together: 120, over: 0, left: null, noBreak: true });
	expect(fitOf([step(40)], 40)).toMatchObject({ noBreak: false });
	expect(fitOf([], 120)).toEqual({ together: 0, over: 0, left: 120, noBreak: false });
});

test('what several activities need is brought once', () => {
	const [cards, rope] = ['Cards, tape', 'A rope'];
	const activities = [
		{ title: 'One', need: cards },
		{ title: 'Two', need: rope },
		{ title: 'Three', need: '' },
		{ title: 'Four', need: cards },
		{ title: 'One', need: cards }
	];
	expect(gatherNeeds(activities)).toEqual([
		{ need: cards, of: ['One', 'Four'] },
		{ need: rope, of: ['Two'] }
	]);
});

test('a step that is moved stands where it was put, and all others stay in their order', () => {
	const order = fc.uniqueArray(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(order, fc.nat(), fc.integer({ min: 1, max: 12 }), (ids, which, place) => {
			const id = ids[which % ids.length] ?? '';
			const moved = putAt(ids, id, place);
			expect(moved.indexOf(id)).toBe(Math.min(place, ids.length) - 1);
			expect(moved.filter((one) => one !== id)).toEqual(ids.filter((one) => one !== id));
		})
	);
});
