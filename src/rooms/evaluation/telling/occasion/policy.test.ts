import { expect, test } from 'vitest';
import { medianLate, offersFor, runSheet } from './policy.ts';

const parts = ['arrive', 'stories', 'focus-group', 'support-map', 'close'].map((kind) => ({ kind, minutes: null }));
const tight = { minutes: 120, people: 9, facilitators: 4, languages: 2, children: true, parts };

test('where parts would be lost it offers what alone would do, and always a longer session', () => {
	expect(offersFor(tight)).toEqual([
		{ kind: 'map-one-to-one', part: 'support-map', minutes: null },
		{ kind: 'longer', part: null, minutes: 195 }
	]);
	expect(offersFor({ ...tight, minutes: 60 })).toEqual([{ kind: 'longer', part: null, minutes: 195 }]);
	expect(offersFor({ ...tight, minutes: 195 })).toEqual([]);
	expect(offersFor({ ...tight, minutes: 150 })).toEqual([
		{ kind: 'map-one-to-one', part: 'support-map', minutes: null },
		{ kind: 'drop', part: 'focus-group', minutes: null },
		{ kind: 'longer', part: null, minutes: 195 }
	]);
});

test('the run sheet goes by the clock, and marks what would be lost', () => {
	const sheet = runSheet('23:30', tight);
	expect(sheet.map(({ from, isLost }) => [from, isLost])).toEqual([
		['23:40', false],
		['23:50', false],
		['00:20', false],
		['01:05', true],
		['02:20', true]
	]);
});

test('an organisation knows how late it usually is', () => {
	expect([medianLate([]), medianLate([5]), medianLate([0, 20]), medianLate([30, 5, 10])]).toEqual([null, 5, 20, 10]);
});
