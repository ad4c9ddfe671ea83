import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerIn, firstOpen, sentFor, type Given } from './answer.ts';

const question = { text: 'x', options: [0, 1, 2.5, -3].map((value) => ({ value, label: String(value) })) };

test('whatever a form sends, it is one of the options, a skip, or no answer at all', () => {
	const sent = fc.oneof(
		fc.string({ unit: 'binary' }),
		fc.double().map(String),
		fc.constantFrom('0', '1', '2.5', '-3', '01', '1.0', ' 1', '1e0', 'n/a', 'NaN', '__proto__')
	);
	fc.assert(
		fc.property(sent, (text) => {
			const given = answerIn(question, text);
			const options: (Given | undefined)[] = [undefined, null, 0, 1, 2.5, -3];
			expect(options.includes(given)).toBe(true);
			if (given !== undefined) expect(sentFor(given)).toBe(text);
		})
	);
});

test('"does not apply" is an answer only where the question offers it', () => {
	expect(answerIn(question, 'n/a')).toBeUndefined();
	expect(answerIn({ ...question, notApplicable: 'No partner' }, 'n/a')).toBe('not-applicable');
	expect(answerIn(undefined, '1')).toBeUndefined();
});

test('she goes on at the first question that she has neither answered nor skipped', () => {
	expect(firstOpen(new Map(), 3)).toBe(1);
	expect(
		firstOpen(
			new Map<number, Given>([
				[1, 0],
				[2, null]
			]),
			3
		)
	).toBe(3);
	expect(
		firstOpen(
			new Map<number, Given>([
				[1, 0],
				[2, null],
				[3, 1]
			]),
			3
		)
	).toBe(4);
});
