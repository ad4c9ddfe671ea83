import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';
import { needsBlock, nextStep, stateOf } from './policy.ts';
import { crecheAdults, crechePlaces } from '#rooms/creche/place/policy.ts';
import { publishObstacle, publishWarnings } from '../publishing/policy.ts';

test.each<[Bands, number]>([
	[{ 'under-two': 0, two: 0, 'three-or-more': 0 }, 0],
	[{ 'under-two': 3, two: 0, 'three-or-more': 0 }, 1],
	[{ 'under-two': 4, two: 0, 'three-or-more': 0 }, 2],
	[{ 'under-two': 0, two: 5, 'three-or-more': 0 }, 1],
	[{ 'under-two': 0, two: 6, 'three-or-more': 0 }, 2],
	[{ 'under-two': 0, two: 0, 'three-or-more': 8 }, 1],
	[{ 'under-two': 0, two: 0, 'three-or-more': 9 }, 2],
	[{ 'under-two': 6, two: 5, 'three-or-more': 8 }, 4],
	[{ 'under-two': 1, two: 1, 'three-or-more': 1 }, 3]
])('a crèche of %j needs %i adults', (bands, adults) => {
	expect(crecheAdults(bands)).toBe(adults);
});

test('no adult is ever left with more children of an age than the ratio allows', () => {
	const band = fc.integer({ min: 0, max: 60 });
	fc.assert(
		fc.property(fc.record({ 'under-two': band, two: band, 'three-or-more': band }), (bands) => {
			const adults = crecheAdults(bands);
			expect(adults).toBeGreaterThanOrEqual(bands['under-two'] / 3 + bands.two / 5 + bands['three-or-more'] / 8);
			expect(adults).toBeLessThan(bands['under-two'] / 3 + bands.two / 5 + bands['three-or-more'] / 8 + 3);
			expect(crechePlaces(bands)).toBe(ageBands.reduce((sum, each) => sum + bands[each], 0));
		})
	);
});

const at = (day: string) => new Date(`${day}T10:00:00Z`);

test('a course is a draft, then filling, then running, then finished', () => {
	const course = { publishedAt: at('2026-12-01'), startsAt: at('2027-01-12'), endsAt: at('2027-02-23') };
	expect(stateOf({ ...course, publishedAt: null }, at('2027-01-20'))).toBe('draft');
	expect(stateOf(course, at('2027-01-11'))).toBe('filling');
	expect(stateOf(course, at('2027-01-12'))).toBe('running');
	expect(stateOf(course, new Date('2027-02-23T09:59:59Z'))).toBe('running');
	expect(stateOf(course, at('2027-02-23'))).toBe('finished');
	expect(stateOf({ ...course, startsAt: null, endsAt: null }, at('2027-01-20'))).toBe('running');
});

const ready = {
	meetings: [{ startsAt: at('2027-01-12'), cancelled: false }],
	facilitators: 1,
	crecheWorkers: 1,
	crechePlaces: 3,
	crecheRoom: true,
	languagesMissing: 0,
	onlineUnsaid: false,
	risk: 'fine' as const,
	inTheHall: []
};

test('a course with dates to come can be published; what is missing is said, and holds nobody back', () => {
	expect(publishObstacle(ready, at('2027-01-11'))).toBeUndefined();
	expect(publishWarnings(ready)).toEqual([]);
	expect(
		publishWarnings({ ...ready, facilitators: 0, crecheWorkers: 0, crecheRoom: false, languagesMissing: 1 })
	).toEqual(['no-facilitator', 'no-creche-worker', 'no-creche-room', 'language-missing']);
	expect(publishWarnings({ ...ready, crecheWorkers: 0, crecheRoom: false, crechePlaces: 0 })).toEqual([]);
});

test('a course without meetings, or with one that has passed, can’t be published; a cancelled one does not count', () => {
	const now = at('2027-01-13');
	expect(publishObstacle(ready, now)).toBe('dates-past');
	expect(publishObstacle({ ...ready, meetings: [] }, now)).toBe('no-meetings');
	const [past] = ready.meetings;
	const cancelled = { startsAt: past?.startsAt ?? now, cancelled: true };
	expect(publishObstacle({ ...ready, meetings: [cancelled] }, now)).toBe('no-meetings');
	expect(
		publishObstacle({ ...ready, meetings: [cancelled, { startsAt: at('2027-01-19'), cancelled: false }] }, now)
	).toBeUndefined();
});

test('one thing at a time comes next', () => {
	const course = {
		state: 'draft',
		facilitators: 0,
		places: 12,
		placed: 0,
		offered: 0,
		next: {},
		hasReunion: false,
		needsBlock: false
	} as const;
	expect(nextStep(course)).toBe('find-facilitator');
	expect(nextStep({ ...course, facilitators: 1 })).toBe('publish');
	expect(nextStep({ ...course, facilitators: 1, state: 'filling', placed: 11 })).toBe('share');
	expect(nextStep({ ...course, facilitators: 1, state: 'filling', placed: 11, offered: 1 })).toBe('people');
	expect(nextStep({ ...course, facilitators: 1, state: 'running' })).toBe('session');
	expect(nextStep({ ...course, facilitators: 1, state: 'running', next: null })).toBe('people');
	expect(nextStep({ ...course, state: 'finished' })).toBe('reunion');
	expect(nextStep({ ...course, state: 'finished', hasReunion: true })).toBe('report');
	const group = { ...course, facilitators: 1, places: null };
	expect(nextStep({ ...group, state: 'filling' })).toBe('share');
	expect(nextStep({ ...group, state: 'running', needsBlock: true })).toBe('block');
	expect(nextStep({ ...group, state: 'finished', needsBlock: true })).toBe('block');
	expect(nextStep({ ...group, state: 'draft', needsBlock: true })).toBe('publish');
});

test('the next block is asked for two weeks before a group would stand before a closed door, and of nothing else', () => {
	const now = new Date('2027-01-01T12:00:00Z');
	const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
	expect(needsBlock('group', inDays(14), now)).toBe(true);
	expect(needsBlock('group', inDays(-3), now)).toBe(true);
	expect(needsBlock('group', inDays(16), now)).toBe(false);
	expect(needsBlock('group', null, now)).toBe(false);
	expect(needsBlock('course', inDays(3), now)).toBe(false);
});
