import { expect, test } from 'vitest';
import { expectClose, reasonOf, valueOf } from '../../tests/reference.ts';
import { seededRandom } from '../numbers/seeded-random.ts';
import { percentAgreement, positiveAgreement } from './percent-agreement.ts';
import type { Ratings } from './ratings.ts';

const times = (count: number, row: (0 | 1 | null)[]) => Array.from({ length: count }, () => row);

test('percent flatters what most units are not about, positive agreement does not', () => {
	const pair: Ratings = [...times(4, [1, 1]), ...times(3, [1, 0]), ...times(3, [0, 1]), ...times(90, [0, 0])];
	expectClose(valueOf(percentAgreement(pair)).value, 0.94, 'percent');
	expect(valueOf(positiveAgreement(pair))).toMatchObject({ value: 8 / 14, both: 4, differ: 6 });
	const nothingInCommon = [...times(5, [1, 0]), ...times(5, [0, 1]), ...times(90, [0, 0])];
	expect(valueOf(positiveAgreement(nothingInCommon)).value).toBe(0);
	expect(valueOf(positiveAgreement(times(3, [1, 1]))).value).toBe(1);
});

test('three coders, of whom some left units out, as counted pair by pair', () => {
	const random = seededRandom(5);
	for (let round = 0; round < 30; round++) {
		const ratings = Array.from({ length: 12 }, () =>
			[0, 1, 2].map(() => (random() < 0.2 ? null : random() < 0.4 ? 1 : 0))
		);
		let [both, differ] = [0, 0];
		const shares: number[] = [];
		for (const [one, other] of [
			[0, 1],
			[0, 2],
			[1, 2]
		] as const) {
			let [same, all] = [0, 0];
			for (const row of ratings) {
				if (row[one] == null || row[other] == null) continue;
				all++;
				if (row[one] === row[other]) same++;
				if (row[one] !== row[other]) differ++;
				if (row[one] === 1 && row[other] === 1) both++;
			}
			shares.push(same / all);
		}
		expectClose(valueOf(percentAgreement(ratings)).value, shares.reduce((sum, each) => sum + each) / 3, 'percent');
		expect(valueOf(positiveAgreement(ratings))).toMatchObject({ both, differ });
	}
});

test('what is not defined says why, and what is no yes or no is refused', () => {
	expect(reasonOf(percentAgreement([[1, null]]))).toBe('no-observations');
	expect(reasonOf(positiveAgreement([]))).toBe('no-observations');
	expect(reasonOf(positiveAgreement(times(3, [0, 0])))).toBe('nobody-said-it');
	expect(() => positiveAgreement([[1, 2]])).toThrow('0, 1 or null');
	expect(() => percentAgreement([[1]])).toThrow('at least 2 coders');
});
