import fc from 'fast-check';
import { expect, test } from 'vitest';
import { usualNoGo } from '../decision/form.ts';
import { noGoLimit, reasonsTold, refusedIn } from './fold.ts';

const times = (many: number, ...ticked: number[]) => Array.from({ length: many }, () => ticked);

test('a fifth of the papers takes a name off the list, and never fewer than two; from five on the number is told', () => {
	expect([1, 5, 10, 11, 41].map((papers) => noGoLimit(usualNoGo, papers))).toEqual([2, 2, 2, 3, 9]);
	expect(refusedIn([...times(1, 1), ...times(4)], 3, usualNoGo)).toEqual([]);
	expect(refusedIn([...times(2, 1, 3), ...times(3)], 3, usualNoGo)).toEqual([
		{ n: 1, by: null },
		{ n: 3, by: null }
	]);
	expect(refusedIn([...times(9, 2), ...times(8, 1), ...times(24)], 2, usualNoGo)).toEqual([{ n: 2, by: 9 }]);
});

test('the order of papers changes nothing, and nothing under the limit is told', () => {
	const papers = fc.array(fc.uniqueArray(fc.integer({ min: 1, max: 6 })), { maxLength: 40 });
	fc.assert(
		fc.property(papers, (cast) => {
			const out = refusedIn(cast, 6, usualNoGo);
			expect(refusedIn(cast.toReversed(), 6, usualNoGo)).toEqual(out);
			for (const { n, by } of out) {
				const many = cast.filter((ticked) => ticked.includes(n)).length;
				expect(many).toBeGreaterThanOrEqual(noGoLimit(usualNoGo, cast.length));
				expect(by === null ? many < 5 : by === many).toBe(true);
			}
		})
	);
});

test('reasons are told by the alphabet, and none under five papers', () => {
	expect(reasonsTold(['b', '', 'a', 'b'], 5)).toEqual(['a', 'b']);
	expect(reasonsTold(['b'], 4)).toEqual([]);
});
