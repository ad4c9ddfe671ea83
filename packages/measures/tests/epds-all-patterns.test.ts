import { expect, test } from 'vitest';
import { epds, score } from '../src/index.ts';
import { found } from './filled.ts';

/**
 * The oracle works on the printed page: a pattern is ten letters, a to d from the top option to the bottom one, and a
 * score is looked up letter by letter in the printed key. The library gets the values that the chosen options store.
 */
const printedKey = ['abcd', 'abcd', 'dcba', 'abcd', 'dcba', 'dcba', 'dcba', 'dcba', 'dcba', 'dcba'];
const worth = printedKey.map((key) => Object.fromEntries([...key].map((letter, points) => [letter, points])));

// How many of the patterns have each total: the coefficients of (1 + x + x² + x³)^10.
function expectedCounts(): number[] {
	return printedKey.reduce<number[]>(
		(counts) =>
			Array.from({ length: counts.length + 3 }, (_, total) =>
				[0, 1, 2, 3].reduce((sum, points) => sum + (counts[total - points] ?? 0), 0)
			),
		[1]
	);
}

// Every pattern when there is a night for it; else every 31st of them, which meets every answer to every question.
const deep = process.env.KITH_DEEP === '1';
const step = deep ? 1 : 31;

test(`every ${step}th of 1,048,576 answer patterns`, () => {
	const values = epds.items.map((item) => item.values);
	const counts = Array.from({ length: 31 }, () => 0);
	const faults: string[] = [];
	for (let code = 0; code < 4 ** 10; code += step) {
		const letters = code
			.toString(4)
			.padStart(10, '0')
			.replace(/./g, (digit) => 'abcd'[Number(digit)] ?? '');
		const points = printedKey.map((_, index) => worth[index]?.[letters[index] ?? ''] ?? NaN);
		const expected = points.reduce((sum, point) => sum + point);
		const answers = Object.fromEntries(
			values.map((options, index) => [index + 1, options['abcd'.indexOf(letters[index] ?? '')]])
		);
		const result = score(epds, answers);
		const total = result.kind === 'total' ? result.total : NaN;
		const anxiety = (points[2] ?? NaN) + (points[3] ?? NaN) + (points[4] ?? NaN);
		const risk = letters[9] === 'd' ? 'clear' : 'flagged';
		if (total !== expected || result.subscales[0]?.score !== anxiety || result.risk[0]?.state !== risk)
			faults.push(letters);
		counts[total] = (counts[total] ?? 0) + 1;
	}
	expect(faults).toEqual([]);
	if (deep) expect(counts).toEqual(expectedCounts());
});

test('every set of blanks: no score, the blanks named, and a blank item 10 is neither a zero nor a risk', () => {
	for (let mask = 1; mask < 2 ** 10; mask += 1) {
		const blanks = epds.items.map((item) => item.number).filter((number) => mask & (2 ** (number - 1)));
		const answers = Object.fromEntries(epds.items.map(({ number }) => [number, blanks.includes(number) ? null : 3]));
		const result = score(epds, answers);
		expect(result.kind).toBe('none');
		expect(result.missing).toEqual(blanks);
		expect(found(result.risk[0]).state).toBe(blanks.includes(10) ? 'unanswered' : 'flagged');
		const anxiety = blanks.some((item) => item >= 3 && item <= 5) ? null : 9;
		expect(found(result.subscales[0]).score).toBe(anxiety);
	}
});
