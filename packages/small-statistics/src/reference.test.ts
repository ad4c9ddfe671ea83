import { expect, test } from 'vitest';
import { casesOf, expectClose, number, numbers, valueOf } from '../tests/reference.ts';
import { pairedT } from './change/paired-t.ts';
import { signedRankCdf } from './change/signed-rank-distribution.ts';
import { wilcoxonSignedRank } from './change/wilcoxon.ts';
import * as distributions from './distributions/distributions.ts';
import { fisherExact } from './fisher/fisher-exact.ts';
import { binomialTest } from './proportions/binomial-test.ts';

const cases = (type: string, expected: number) => {
	const found = casesOf('ref.jsonl', type);
	expect(found).toHaveLength(expected);
	return found;
};

test('paired t, its interval and both forms of Wilcoxon’s test are R’s', () => {
	for (const each of cases('paired', 45)) {
		const [pre, post, id] = [numbers(each, 'pre'), numbers(each, 'post'), `case ${number(each, 'id')}`];
		const t = valueOf(pairedT(pre, post));
		expectClose(t.t, number(each, 't'), `${id} t`);
		expect(t.df).toBe(number(each, 'df'));
		expectClose(t.p, number(each, 'p'), `${id} p`);
		expectClose(t.interval.lower, numbers(each, 'ci')[0] ?? NaN, `${id} lower`);
		expectClose(t.interval.upper, numbers(each, 'ci')[1] ?? NaN, `${id} upper`);
		const approximate = valueOf(wilcoxonSignedRank(pre, post, { method: 'approximate' }));
		expect(approximate.v).toBe(number(each, 'V'));
		expect([approximate.ties, approximate.zeros > 0]).toEqual([each['ties'] === 1, each['zeros'] === 1]);
		expectClose(approximate.p, number(each, 'p_approx_cc'), `${id} corrected`);
		const plain = { method: 'approximate', continuityCorrection: false } as const;
		expectClose(valueOf(wilcoxonSignedRank(pre, post, plain)).p, number(each, 'p_approx'), `${id} plain`);
		// R has no exact test with ties or zeros: its figure is then the approximation again.
		const method = approximate.ties || approximate.zeros > 0 ? 'approximate' : 'exact';
		const inR = valueOf(wilcoxonSignedRank(pre, post, { method }));
		expectClose(inR.p, number(each, 'p_default_exact'), `${id} ${method}`);
	}
});

test('the exact binomial test and Clopper and Pearson’s interval are R’s', () => {
	for (const each of cases('binom', 168)) {
		const result = valueOf(binomialTest(number(each, 'x'), number(each, 'n'), number(each, 'p0')));
		expectClose(result.p, number(each, 'p'), `p of ${JSON.stringify(each)}`);
		expectClose(result.interval.lower, numbers(each, 'ci')[0] ?? NaN, `lower of ${JSON.stringify(each)}`);
		expectClose(result.interval.upper, numbers(each, 'ci')[1] ?? NaN, `upper of ${JSON.stringify(each)}`);
	}
});

test('Fisher’s p is R’s; odds ratio and limits are as near as R’s own tolerance', () => {
	for (const each of cases('fisher', 58)) {
		const [a = 0, b = 0, c = 0, d = 0] = numbers(each, 'm');
		const result = valueOf(
			fisherExact([
				[a, b],
				[c, d]
			])
		);
		expectClose(result.p, number(each, 'p'), `p of ${JSON.stringify(each)}`);
		const ours = [result.oddsRatio, result.interval.lower, result.interval.upper];
		[number(each, 'or'), ...numbers(each, 'ci')].forEach((theirs, place) => {
			const mine = ours[place] ?? NaN;
			if (theirs === 0 || theirs === Infinity) expect(mine).toBe(theirs);
			// R looks for the odds ratio, or for its inverse when that is below 1, and stops within 1.3e-4 of it.
			else expectClose(Math.min(mine, 1 / mine), Math.min(theirs, 1 / theirs), JSON.stringify(each), 1.3e-4);
		});
	}
});

test('the distributions are R’s', () => {
	const { tCdf, tQuantile, normalCdf, normalQuantile, betaQuantile, chiSquareUpperTail } = distributions;
	const all = (type: string, count: number, field: string, ours: (at: (field: string) => number) => number) => {
		for (const each of cases(type, count)) {
			expectClose(
				ours((name) => number(each, name)),
				number(each, field),
				JSON.stringify(each)
			);
		}
	};
	all('pt', 121, 'p', (at) => tCdf(at('q'), at('df')));
	all('qt', 55, 'q', (at) => tQuantile(at('pr'), at('df')));
	all('pnorm', 12, 'p', (at) => normalCdf(at('z')));
	all('qnorm', 9, 'q', (at) => normalQuantile(at('pr')));
	all('qbeta', 90, 'q', (at) => betaQuantile(at('pr'), at('a'), at('b')));
	all('pchisq', 12, 'p', (at) => 1 - chiSquareUpperTail(at('x'), at('df')));
	const ranks = (n: number) => Array.from({ length: n }, (_, place) => 2 * (place + 1));
	all('psignrank', 48, 'p', (at) => signedRankCdf(2 * at('q'), ranks(at('n'))));
});
