import { expect, test } from 'vitest';
import { expectClose, valueOf } from '../../tests/reference.ts';
import { hodgesLehmann } from './hodges-lehmann.ts';
import { signedRankCdf } from './signed-rank-distribution.ts';
import { wilcoxonSignedRank } from './wilcoxon.ts';

const zeros = (n: number) => Array.from({ length: n }, () => 0);
/** All patterns of signs, one by one. */
function byHand(changes: number[]): number {
	const moved = changes.filter((change) => change !== 0);
	const ranks = moved.map((change) => {
		const below = moved.filter((other) => Math.abs(other) < Math.abs(change)).length;
		return below + (moved.filter((other) => Math.abs(other) === Math.abs(change)).length + 1) / 2;
	});
	const observed = ranks.reduce((sum, rank, place) => ((moved[place] ?? 0) > 0 ? sum + rank : sum), 0);
	let [low, high] = [0, 0];
	for (let pattern = 0; pattern < 2 ** ranks.length; pattern++) {
		const sum = ranks.reduce((total, each, place) => total + ((pattern >> place) & 1 ? each : 0), 0);
		if (sum <= observed) low++;
		if (sum >= observed) high++;
	}
	return Math.min(1, (2 * Math.min(low, high)) / 2 ** ranks.length);
}

test('the exact p counts every pattern of signs, with ties and zeros', () => {
	for (const changes of [
		[1],
		[2, -2],
		[0, 0, 3],
		[1, -2, -3, 4],
		[5, 5, 5, -5, 0, 1],
		[1, 1, 2, 2, -2, 3, 0, 8, -1, 4, 4, 4]
	]) {
		expectClose(valueOf(wilcoxonSignedRank(zeros(changes.length), changes)).p, byHand(changes), String(changes), 1e-14);
	}
});

test('p never exceeds 1', () => {
	expect(valueOf(wilcoxonSignedRank(zeros(4), [1, -2, -3, 4])).p).toBe(1);
	expect(valueOf(wilcoxonSignedRank(zeros(4), [1, -2, -3, 4], { method: 'approximate' })).p).toBe(1);
});

test('decimals that only rounding makes equal are ties and zeros', () => {
	const result = valueOf(wilcoxonSignedRank([0.1, 0.7, 2.3, 1.1], [0.3, 0.9, 2.1, 1.1]));
	expect(result).toMatchObject({ n: 3, zeros: 1, ties: true, v: 4, method: 'exact' });
});

test('it turns to the approximation above the size that was asked for, and says so', () => {
	const changes = Array.from({ length: 600 }, (_, place) => (place % 2 === 0 ? -1 : 1) * (place + 1));
	const p = (options: object) => valueOf(wilcoxonSignedRank(zeros(600), changes, options));
	expect(p({}).method).toBe('approximate');
	expect(p({ exactUpTo: 600 }).method).toBe('exact');
	expect(p({ method: 'exact' }).p / p({}).p).toBeCloseTo(1, 2);
	expect(p({ exactUpTo: 0 }).method).toBe('approximate');
});

test('the exact distribution holds up to 1000 ranks, and no further', () => {
	const ranks = Array.from({ length: 1000 }, (_, place) => 2 * (place + 1));
	expectClose(signedRankCdf(2 * 250_249, ranks) + signedRankCdf(2 * 250_250, ranks), 1, 'both halves', 1e-12);
	expect(signedRankCdf(-1, ranks)).toBe(0);
	expect(signedRankCdf(2 * 500_500, ranks)).toBe(1);
	expect(() => signedRankCdf(5, [...ranks, 2002])).toThrow('up to 1000');
	const long = zeros(1001);
	expect(() =>
		wilcoxonSignedRank(
			long,
			long.map((_, place) => place + 1),
			{ method: 'exact' }
		)
	).toThrow('up to 1000');
});

test('the median of averages is exact for 20,001 people, of both signs and zero', () => {
	const changes = Array.from({ length: 20_001 }, (_, place) => place - 10_000);
	expect(valueOf(hodgesLehmann(zeros(20_001), changes)).estimate).toBe(0);
	expect(
		valueOf(
			hodgesLehmann(
				zeros(20_001),
				changes.map((change) => change + 2.5)
			)
		).estimate
	).toBe(2.5);
	expect(valueOf(hodgesLehmann(zeros(2), [-3, -3])).estimate).toBe(-3);
	expect(valueOf(hodgesLehmann(zeros(3), [0, 0, 4])).estimate).toBe(4);
	expect(valueOf(hodgesLehmann(zeros(3), [0, 0, 4], 'keep')).estimate).toBe(1);
});
