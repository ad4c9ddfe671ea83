import { expect, test } from 'vitest';
import { casesOf, expectClose, numbers } from '../tests/reference.ts';
import { holm } from './holm.ts';

test('Holm’s adjustment is R’s', () => {
	const cases = casesOf('more.jsonl', 'holm');
	expect(cases).toHaveLength(6);
	for (const each of cases) {
		const adjusted = holm(numbers(each, 'p'));
		numbers(each, 'adjusted').forEach((value, place) =>
			expectClose(adjusted[place] ?? NaN, value, JSON.stringify(each))
		);
	}
});

test('no tests stay none; what is not a probability is refused', () => {
	expect(holm([])).toEqual([]);
	expect(() => holm([0.1, 1.2])).toThrow('probabilities[1]');
	expect(() => holm([NaN])).toThrow('probabilities[0]');
});
