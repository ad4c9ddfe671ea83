import { expect, test } from 'vitest';
import { entriesAPage, onLookIn, pageOfList, queryOf } from './form.ts';
import { looksFor, fits, whenOf } from './policy.ts';
import type { OnEntry } from './queries.server.ts';

const zone = 'Europe/London';
const noBands = { 'under-two': 0, two: 0, 'three-or-more': 0 };
const hall = { name: 'Hall', area: 'Peckham', stepFree: true };

function entry(at: string, more: Partial<OnEntry> = {}): OnEntry {
	const startsAt = new Date(at);
	const run = { slug: 'x', wayIn: 'whole', children: 'none', mode: 'room', heldIn: '', forWhom: 'everybody' } as const;
	const shown = { id: at, title: {}, label: {}, cost: {}, venue: hall, area: null, bands: noBands, left: 3 };
	return { ...run, ...shown, startsAt, day: startsAt.getUTCDay(), endsAt: startsAt, cancelledAt: null, ...more };
}

const monday = entry('2027-01-11T10:00:00Z', { bands: { ...noBands, two: 4 }, heldIn: 'all' });
const friday = entry('2027-01-15T10:00:00Z', { area: 'Riverside', children: 'with-parent', forWhom: 'fathers' });
const nowhere = entry('2027-01-18T10:00:00Z', { venue: null, cost: { en: '£5' }, heldIn: 'es' });
const all = [monday, friday, nowhere];
const look = (query = '') => onLookIn(new URL(`http://x.invalid/on${query}`));
const left = (query: string) => all.filter((one) => fits(one, look(query)));

test('each choice narrows the list, several narrow it together, and nonsense narrows nothing', () => {
	expect(left('?area=Riverside')).toEqual([friday]);
	expect(left('?area=Peckham')).toEqual([monday]);
	expect(left('?day=1')).toEqual([monday, nowhere]);
	expect(left('?language=es')).toEqual([monday, nowhere]);
	expect(left('?whom=fathers')).toEqual([friday]);
	expect(left('?child=two')).toEqual([monday, friday]);
	expect(left('?minded=yes')).toEqual([monday]);
	expect(left('?cost=paid')).toEqual([nowhere]);
	expect(left('?steps=free')).toEqual([monday, friday]);
	expect(left('?online=yes')).toEqual([]);
	const both = entry('2027-01-19T20:00:00Z', { mode: 'both' });
	expect([monday, both].filter((one) => fits(one, look('?online=yes')))).toEqual([both]);
	expect(left('?day=1&cost=free')).toEqual([monday]);
	expect(left('?day=9&child=dogs&cost=much&minded=no&steps=7&online=perhaps')).toEqual(all);
});

test('what nobody has said where it is stays in the list as long as no place is chosen', () => {
	expect(left('')).toContain(nowhere);
	expect(left('?cost=paid&day=1')).toEqual([nowhere]);
});

test('the count beside a choice is what it leaves, and what leaves nothing is not offered unless it is chosen now', () => {
	for (const query of ['', '?day=1', '?child=two', '?area=Riverside&cost=paid']) {
		const chosen = look(query);
		const choices = looksFor(all, chosen, ['en', 'es']);
		for (const [name, counted] of Object.entries(choices))
			for (const { value, count } of counted) {
				expect(
					all.filter((one) => fits(one, { ...chosen, [name]: value })),
					`${query} ${name}`
				).toHaveLength(count);
				expect(count > 0 || chosen[name as keyof typeof chosen] === value).toBe(true);
			}
	}
	expect(looksFor(all, look('?area=Riverside'), ['en', 'es'])).toMatchObject({
		minded: [],
		day: [{ value: 5, count: 1 }]
	});
});

test('a day is today, of this week until Sunday, or later, by the clock of the place', () => {
	const now = new Date('2027-01-14T23:30:00Z'); // Thursday
	const when = (at: string, from = now) => whenOf(new Date(at), from, zone);
	expect(
		['2027-01-14T22:00:00Z', '2027-01-15T00:10:00Z', '2027-01-17T23:59:00Z', '2027-01-18T00:00:00Z'].map((at) =>
			when(at)
		)
	).toEqual(['today', 'week', 'week', 'later']);
	const sunday = new Date('2027-01-17T09:00:00Z');
	expect([when('2027-01-17T10:00:00Z', sunday), when('2027-01-18T10:00:00Z', sunday)]).toEqual(['today', 'later']);
});

test('the list ends: a page that there is not is the first or the last', () => {
	const page = (query: string, entries: number) => pageOfList(new URL(`http://x.invalid/on${query}`), entries).page;
	expect([page('', 0), page('?page=0', 400), page('?page=x', 400), page('?page=1.5', 400)]).toEqual([1, 1, 1, 1]);
	expect([page('?page=3', 3 * entriesAPage), page('?page=99', 2 * entriesAPage + 1)]).toEqual([3, 3]);
	expect(queryOf(look('?area=St John’s&day=0'), 2)).toBe('?area=St+John%E2%80%99s&day=0&page=2');
	expect(queryOf(look())).toBe('');
});
