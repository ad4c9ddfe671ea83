import { expect, test } from 'vitest';
import { narrowedIn } from './form.ts';
import { choicesFor, narrowed, usualDay } from './policy.ts';

const zone = 'Europe/London';
const spoken = ['en', 'es'] as const;
type Course = Parameters<typeof usualDay>[0];

/** A course on these days, somewhere, with so many crèche places for children of two. */
function course(days: string[], area: string, two = 0, heldIn = '', forWhom = 'everybody'): Course {
	const sessions = days.map((day) => {
		const at = new Date(`${day}T10:00:00Z`);
		return { startsAt: at, endsAt: at, cancelledAt: null, kind: 'theme' };
	});
	const shown = {
		sessions,
		venue: { area },
		crecheBands: { 'under-two': 0, two, 'three-or-more': 0 },
		heldIn,
		forWhom
	};
	return shown as unknown as Course;
}

const tuesdays = course(['2027-01-12', '2027-01-19', '2027-01-27'], 'Peckham', 4);
const fridays = course(['2027-01-15', '2027-01-22'], 'Camberwell');
const other = course(['2027-01-15'], 'Peckham', 2);
const all = [tuesdays, fridays, other];
const chosen = (query: string) => narrowedIn(new URL(`http://x.invalid/?${query}`));

test('a course counts on the weekday of most of its meetings', () => {
	expect([tuesdays, fridays, course([], 'x')].map((one) => usualDay(one, zone))).toEqual([2, 5, undefined]);
});

test('what is chosen narrows the list, and nonsense narrows nothing', () => {
	expect(narrowed(all, chosen('day=5'), zone)).toEqual([fridays, other]);
	expect(narrowed(all, chosen('day=5&area=Peckham&creche=two'), zone)).toEqual([other]);
	expect(narrowed(all, chosen('day=9&area=&creche=dogs'), zone)).toEqual(all);
});

test('beside each choice stands what it would leave with the others; what leaves nothing is not offered', () => {
	expect(choicesFor(all, chosen(''), zone, spoken)).toEqual({
		languages: [],
		whom: [{ value: 'everybody', count: 3 }],
		days: [
			{ value: 2, count: 1 },
			{ value: 5, count: 2 }
		],
		areas: [
			{ value: 'Camberwell', count: 1 },
			{ value: 'Peckham', count: 2 }
		],
		creche: [{ value: 'two', count: 2 }]
	});
	expect(choicesFor(all, chosen('area=Camberwell'), zone, spoken)).toMatchObject({
		days: [{ value: 5, count: 1 }],
		creche: []
	});
	expect(choicesFor(all, chosen('area=Camberwell&creche=two'), zone, spoken).creche).toEqual([
		{ value: 'two', count: 0 }
	]);
});

test('language and for whom narrow too: what is held in all counts for each, and what nobody said for none', () => {
	const spanish = course(['2027-01-15'], 'Peckham', 0, 'es', 'fathers');
	const both = course(['2027-01-15'], 'Peckham', 0, 'all');
	const some = [tuesdays, spanish, both];
	expect(narrowed(some, chosen('language=es'), zone)).toEqual([spanish, both]);
	expect(narrowed(some, chosen('language=en'), zone)).toEqual([both]);
	expect(narrowed(some, chosen('language=xx&whom=dogs'), zone)).toEqual(some);
	expect(choicesFor(some, chosen('language=es'), zone, spoken)).toMatchObject({
		languages: [
			{ value: 'en', count: 1 },
			{ value: 'es', count: 2 }
		],
		whom: [
			{ value: 'everybody', count: 1 },
			{ value: 'fathers', count: 1 }
		]
	});
});
