import { expect, test } from 'vitest';
import { electionOf, byLot } from '../tests/elections.ts';
import { stv } from './stv/stv.ts';
import { movedValue, votesOf } from './units.ts';

test('votes have five decimals', () => {
	expect([0, 1, 99_999, 100_000, 179_700_000].map(votesOf)).toEqual([
		'0.00000',
		'0.00001',
		'0.99999',
		'1.00000',
		'1797.00000'
	]);
});

test('the rest is dropped, never rounded, also where the product has more digits than a number holds', () => {
	expect(movedValue(100_000, 100_000, 1_100_000)).toBe(9090);
	expect(movedValue(200_000, 100_000, 300_000)).toBe(66_666);
	// Two millions of votes and a thousand millions: each a hair below a whole number, to which a division of numbers rounds it.
	expect(movedValue(176_795_779_015, 88_889, 200_000_000_011)).toBe(78_575);
	expect(Math.floor((176_795_779_015 * 88_889) / 200_000_000_011)).toBe(78_576);
	expect(movedValue(93_498_544_898_141, 33_331, 99_999_999_999_998)).toBe(31_163);
	expect(movedValue(99_999_999_999_998, 100_000, 99_999_999_999_999)).toBe(99_999);
});

test('a thousand million papers are counted to the last hundred-thousandth', () => {
	const { stages, quota } = stv(
		electionOf(2, 3, [
			[999_999_998, 1, 2],
			[1, 2],
			[1, 3]
		]),
		byLot(1, 2, 3)
	);
	expect(quota).toBe(333_333_334);
	// 666,666,664 over 999,999,998 papers: 0.66666 each, 666,659,998.66668; the rest is lost.
	expect(stages[1]).toMatchObject({ votes: ['333333334.00000', '666659999.66668', '1.00000'], lost: '6665.33332' });
});
