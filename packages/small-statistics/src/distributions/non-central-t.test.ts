import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { casesOf, expectClose, number } from '../../tests/reference.ts';
import { tCdf } from './distributions.ts';
import { nonCentralTCdf } from './non-central-t.ts';

test('it is R’s to 1e-9 up to 10,000 degrees of freedom', () => {
	const cases = casesOf('more.jsonl', 'nct');
	expect(cases).toHaveLength(378);
	for (const each of cases) {
		const ours = nonCentralTCdf(number(each, 't'), number(each, 'df'), number(each, 'shift'));
		expectClose(ours, number(each, 'p'), JSON.stringify(each));
	}
});

test('it has 13 digits of a calculation with 30, tails and 100,000 degrees of freedom included', () => {
	const text = readFileSync(new URL('../../fixtures/non-central-t.jsonl', import.meta.url), 'utf8');
	const cases = text
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Record<'t' | 'df' | 'shift' | 'p', number>);
	expect(cases).toHaveLength(12);
	for (const { t, df, shift, p } of cases) {
		expect(Math.abs(nonCentralTCdf(t, df, shift) / p - 1), `t ${t} df ${df} shift ${shift}`).toBeLessThan(1e-13);
	}
});

test('without a shift it is Student’s t', () => {
	for (const df of [1, 2, 5, 29, 400]) {
		for (const t of [-40, -2, -0.1, 0, 0.7, 3, 60])
			expectClose(nonCentralTCdf(t, df, 0), tCdf(t, df), `${t} ${df}`, 1e-13);
	}
});

test('turning both signs round gives the other tail', () => {
	for (const [t, df, shift] of [
		[2, 1, 0.5],
		[-3, 7, 1],
		[0.01, 50, -4],
		[1e6, 3, 2],
		[1e12, 4, 1e12]
	] as const) {
		expectClose(nonCentralTCdf(-t, df, -shift), 1 - nonCentralTCdf(t, df, shift), `${t} ${df} ${shift}`, 1e-13);
	}
});

test('it refuses what is not a t, a shift or degrees of freedom', () => {
	expect(() => nonCentralTCdf(NaN, 3, 0)).toThrow('finite');
	expect(() => nonCentralTCdf(1, 3, Infinity)).toThrow('finite');
	expect(() => nonCentralTCdf(1, 0, 0)).toThrow('df');
	expect(() => nonCentralTCdf(1, 2.5, 0)).toThrow('df');
});
