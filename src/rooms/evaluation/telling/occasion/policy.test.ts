import { expect, test } from 'vitest';
import { catchUp, medianLate, remediesFor, runSheet } from './policy.ts';

const parts = ['arrive', 'stories', 'focus-group', 'support-map', 'close'].map((kind) => ({ kind, minutes: null }));
const tight = { minutes: 120, people: 9, facilitators: 4, languages: 2, children: true, parts };

test('where parts would be lost it offers what alone would do, and a longer session where a day has the hours', () => {
	expect(remediesFor(tight)).toEqual([
		{ kind: 'map-one-to-one', part: 'support-map', minutes: null },
		{ kind: 'longer', part: null, minutes: 195 }
	]);
	expect(remediesFor({ ...tight, minutes: 60 })).toEqual([{ kind: 'longer', part: null, minutes: 195 }]);
	expect(remediesFor({ ...tight, minutes: 195 })).toEqual([]);
	expect(remediesFor({ ...tight, minutes: 150 })).toEqual([
		{ kind: 'map-one-to-one', part: 'support-map', minutes: null },
		{ kind: 'drop', part: 'focus-group', minutes: null },
		{ kind: 'longer', part: null, minutes: 195 }
	]);
});

test('nothing that is all there is is left out, and no session is longer than a day of work', () => {
	expect(remediesFor({ ...tight, minutes: 30, parts: [{ kind: 'stories', minutes: null }] })).toEqual([
		{ kind: 'longer', part: null, minutes: 45 }
	]);
	expect(remediesFor({ ...tight, people: 200, facilitators: 1 }).map(({ kind }) => kind)).not.toContain('longer');
});

test('on the day it says what to skip so that all ends as said: the shortest that is enough, never the close', () => {
	expect(catchUp(tight, 195, 0)).toEqual({ left: 195, skip: [], fits: true });
	expect(catchUp(tight, 60, 2)).toEqual({ left: 60, skip: [3], fits: true });
	expect(catchUp(tight, 90, 2)).toEqual({ left: 90, skip: [2], fits: true });
	expect(catchUp(tight, 30, 2)).toEqual({ left: 30, skip: [2, 3], fits: true });
	expect(catchUp(tight, 0, 4)).toEqual({ left: 0, skip: [], fits: false });
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
