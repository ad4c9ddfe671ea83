import fc from 'fast-check';
import { expect, test } from 'vitest';
import { clock } from '#platform/i18n/dates.ts';
import { endOfOffer } from './policy.ts';

const hour = 3_600_000;

test.each([
	['2027-01-12T10:00:00Z', '2027-01-14T10:00:00.000Z'],
	['2027-01-12T20:59:00Z', '2027-01-14T20:59:00.000Z'],
	['2027-01-12T21:00:00Z', '2027-01-15T09:00:00.000Z'],
	['2027-01-12T23:30:00Z', '2027-01-15T09:00:00.000Z'],
	['2027-01-12T03:00:00Z', '2027-01-14T09:00:00.000Z']
])('told at %s, she has until %s', (told, until) => {
	expect(endOfOffer(new Date(told), 48, 'Europe/London').toISOString()).toBe(until);
});

test('she never has less time than she was promised, nor half a day more, and no offer ends in the night', () => {
	const moments = fc.date({ min: new Date('2026-01-01'), max: new Date('2029-01-01'), noInvalidDate: true });
	fc.assert(
		fc.property(
			moments,
			fc.integer({ min: 1, max: 336 }),
			fc.constantFrom('Europe/London', 'America/Bogota'),
			(told, hours, zone) => {
				const until = endOfOffer(told, hours, zone);
				const given = (until.getTime() - told.getTime()) / hour;
				expect(given).toBeGreaterThanOrEqual(hours);
				expect(given).toBeLessThanOrEqual(hours + 13);
				expect(clock(until, zone) >= '09:00' && clock(until, zone) < '21:00').toBe(true);
			}
		),
		{ numRuns: 2000 }
	);
});

test.each([
	['2027-01-11T12:00:00Z', '2027-01-12T10:00:00.000Z'], // for the meeting of tomorrow: it begins first
	['2027-01-11T23:30:00Z', '2027-01-14T09:00:00.000Z'], // too late for that one: for the next, with all its hours
	['2027-01-18T12:00:00Z', '2027-01-19T10:00:00.000Z'],
	['2027-01-19T08:00:00Z', '2027-01-19T10:00:00.000Z'] // there is no other
])('told at %s of a place from the next meeting on, she has until %s', (told, until) => {
	const meetings = ['2027-01-12T10:00:00Z', '2027-01-19T10:00:00Z'].map((at) => ({ startsAt: new Date(at) }));
	expect(endOfOffer(new Date(told), 48, 'Europe/London', meetings).toISOString()).toBe(until);
});
