import { expect, test } from 'vitest';
import type { Evidence } from '../study/figures.ts';
import { rate, type Judged } from './figures.ts';

const judged: Judged = {
	base: 20,
	mentioned: 10,
	mostSignificant: 2,
	bands: 3,
	bandsMentioning: 2,
	opposite: 0,
	singleCoder: false,
	earlier: []
};
const found = (more: Partial<Evidence & { isDirect: boolean }> = {}) => ({
	outcome: 'o',
	measure: 'm',
	effect: 'yes' as const,
	studies: 2,
	significant: 'yes' as const,
	studiesSignificant: 2,
	peerReviewed: 1,
	isDirect: true,
	...more
});

test.each([
	[20, 10, 'moderate-to-high'],
	[20, 9, 'moderate'],
	[20, 5, 'moderate'],
	[20, 4, 'low-to-moderate'],
	[20, 2, 'low-to-moderate'],
	[20, 1, 'low'],
	[10, 1, 'low'],
	[20, 0, 'very-low'],
	[0, 0, 'very-low']
])('of %i stories %i tell of it: it starts at %s', (base, mentioned, start) => {
	expect(rate({ ...judged, base, mentioned }).start).toBe(start);
});

test.each([
	[[found()], 'very-high', 'earlier-strong'],
	[[found({ peerReviewed: 0 })], 'high', 'earlier-some'],
	[[found({ studiesSignificant: 1, studies: 1 })], 'high', 'earlier-some'],
	[[found({ significant: 'no' })], 'moderate-to-high', 'earlier-not-significant'],
	[[found({ isDirect: false })], 'moderate-to-high', 'earlier-indirect'],
	[[], 'moderate-to-high', 'no-earlier-study']
])('earlier studies raise it, and only those that measured it and found something: %#', (earlier, rating, reason) => {
	const rated = rate({ ...judged, earlier });
	expect(rated.rating).toBe(rating);
	expect(rated.reasons.map((each) => each.reason)).toContain(reason);
});

test('each doubt lowers it by one, it never leaves the seven ratings, and what is not known is said and moves nothing', () => {
	const doubts: [Partial<Judged>, string][] = [
		[{ mostSignificant: 0 }, 'nobody-most-significant'],
		[{ base: 9, mentioned: 5 }, 'under-ten-stories'],
		[{ bandsMentioning: 1 }, 'one-band-only'],
		[{ opposite: 4 }, 'against'],
		[{ singleCoder: true }, 'single-coder'],
		[{ earlier: [found({ effect: 'contrary' })] }, 'earlier-against']
	];
	for (const [more, reason] of doubts) {
		const { rating, reasons } = rate({ ...judged, ...more });
		expect([reason, rating]).toEqual([reason, 'moderate']);
		expect(reasons).toContainEqual({ reason, step: -1 });
	}
	const worst = doubts.reduce<Judged>((all, [more]) => ({ ...all, ...more }), { ...judged });
	expect(rate({ ...worst, mentioned: 1 }).rating).toBe('very-low');
	expect(rate({ ...judged, opposite: null, singleCoder: null })).toMatchObject({
		rating: 'moderate-to-high',
		notJudged: ['against', 'single-coder']
	});
	expect(rate({ ...judged, bands: 1, bandsMentioning: 1 }).rating).toBe('moderate-to-high');
});
