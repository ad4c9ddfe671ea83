import { expect, test } from 'vitest';
import { inLanguage } from '#platform/i18n/language.ts';
import type { Session } from '../session/queries.server.ts';
import { fromWords, nextMeetings, whenWords } from './words.ts';

const zone = 'Europe/London';
const thursdays = ['2026-11-19', '2026-11-26', '2026-12-03', '2026-12-10', '2026-12-17'];

const sessions = (days: readonly string[], hours: Record<string, string> = {}) =>
	days.map((day, at) => {
		const from = hours[day] ?? '10:00';
		const to = from === '10:00' ? '12:00' : '15:00';
		return {
			week: at + 1,
			kind: 'theme',
			startsAt: new Date(`${day}T${from}:00Z`),
			endsAt: new Date(`${day}T${to}:00Z`),
			cancelledAt: null
		} as Session;
	});
const instead = (...days: [number, string][]) =>
	thursdays.map((day, at) => days.find(([one]) => one === at)?.[1] ?? day);
const when = (all: Session[], language: 'en' | 'es' = 'en') =>
	inLanguage(language, () => whenWords({ sessions: all }, zone));

test('when it is stands alone: one day that differs is named, and several are', () => {
	expect(when(sessions(thursdays))).toBe('Thursdays, 10am to midday');
	const once = instead([3, '2026-12-11']);
	expect(when(sessions(once))).toBe('Thursdays, 10am to midday, once on Fri 11 Dec');
	expect(when(sessions(once), 'es')).toBe('Jueves, de 10:00 a 12:00; una vez, el vie 11 dic');
	expect(when(sessions(once, { '2026-12-11': '13:00' }))).toBe(
		'Thursdays, 10am to midday, once on Fri 11 Dec, 1pm to 3pm'
	);
	expect(when(sessions(instead([3, '2026-12-11'], [4, '2026-12-18'])))).toBe(
		'Thursdays, 10am to midday, but on Fri 11 Dec · Fri 18 Dec'
	);
	expect(when(sessions(['2026-11-19', '2026-11-27']))).toBe('On different days: Thu 19 Nov · Fri 27 Nov');
});

test('meetings are counted, not labels: after one was called off the last of four is four of four', () => {
	const all = sessions(thursdays).map((one, at) => (at === 1 ? { ...one, cancelledAt: new Date(0) } : one));
	const next = inLanguage('en', () =>
		fromWords({ kind: 'course', sessions: all }, zone, new Date('2026-12-11T00:00:00Z'))
	);
	expect(next).toContain('week 4 of 4, on Thu 17 Dec');
});

test('what meets once says its day once', () => {
	const trip = { kind: 'trip', sessions: sessions(['2026-12-16']) };
	const now = new Date('2026-12-01T00:00:00Z');
	expect(inLanguage('en', () => fromWords(trip, zone, now))).toBe('one day only');
	expect(when(trip.sessions)).toBe('Wed 16 Dec, 10am to midday');
});

test('a group has no last week: it says when it meets next, and shows eight meetings at most', () => {
	const all = sessions(thursdays);
	const from = (now: string) =>
		inLanguage('en', () => fromWords({ kind: 'group', sessions: all }, zone, new Date(now)));
	expect(from('2026-11-20T00:00:00Z')).toBe('every week · next on Thu 26 Nov');
	expect(from('2026-12-18T00:00:00Z')).toBe('no date yet');
	expect(nextMeetings(all, new Date('2026-12-03T11:00:00Z'))).toHaveLength(3);
	const many = sessions(
		Array.from({ length: 12 }, (_, week) => `2027-0${1 + Math.floor(week / 4)}-0${1 + (week % 4)}`)
	);
	expect(nextMeetings(many, new Date('2026-12-01T00:00:00Z'))).toHaveLength(8);
});
