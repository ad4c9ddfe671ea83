import { expect, test } from 'vitest';
import { casesOf, expectClose, number, reasonOf, valueOf } from '../../tests/reference.ts';
import { nonCentralTCdf } from '../distributions/non-central-t.ts';
import { dZ } from './d-z.ts';
import { hedgesCorrection } from './hedges.ts';

test('Hedges’ correction is the exact one', () => {
	const cases = casesOf('more.jsonl', 'hedges');
	expect(cases).toHaveLength(17);
	for (const each of cases) {
		// R's lgamma loses digits at large df: there the approximation, whose error is below df⁻³, is the better witness.
		const margin = each['rough'] === true ? number(each, 'df') ** -2 / 10 : 1e-12;
		expectClose(
			valueOf(hedgesCorrection(number(each, 'df'))).factor,
			number(each, 'factor'),
			JSON.stringify(each),
			margin
		);
	}
	expect(reasonOf(hedgesCorrection(1))).toBe('too-few-observations');
	expect(() => hedgesCorrection(0)).toThrow('df');
});

test('the limits of d solve the equations that define them, for 3 people and for 100,000, for small changes and huge ones', () => {
	for (const n of [2, 3, 20, 1000, 100_000]) {
		for (const lift of [0, 0.2, 3, 400]) {
			const post = Array.from({ length: n }, (_, place) => lift + ((place * 7919) % n) / n);
			const { d, interval } = valueOf(
				dZ(
					post.map(() => 0),
					post,
					0.9
				)
			);
			const [t, root] = [d * Math.sqrt(n), Math.sqrt(n)];
			expectClose(nonCentralTCdf(t, n - 1, interval.lower * root), 0.95, `lower, ${n} people, ${lift}`);
			expectClose(nonCentralTCdf(t, n - 1, interval.upper * root), 0.05, `upper, ${n} people, ${lift}`);
			expect(interval.lower).toBeLessThan(d);
			expect(interval.upper).toBeGreaterThan(d);
		}
	}
});
