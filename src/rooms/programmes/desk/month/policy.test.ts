import { expect, test } from 'vitest';
import { clashing, monthAsked, monthsAfter } from './policy.ts';

test('a month is the one that is asked for, or the present one where there is no such month', () => {
	expect(monthAsked('2026-12', '2027-01-31')).toBe('2026-12');
	for (const text of [null, '', '2026-13', '2026-00', '26-12', '9999-01', '2026-12-01'])
		expect(monthAsked(text, '2027-01-31')).toBe('2027-01');
	expect(monthsAfter('2026-12', 1)).toBe('2027-01');
	expect(monthsAfter('2027-01', -1)).toBe('2026-12');
});

const at = (hour: number) => new Date(`2027-01-12T${hour}:00:00Z`);
const meeting = (id: string, from: number, to: number, more = {}) => ({
	id,
	venueId: 'hall',
	startsAt: at(from),
	endsAt: at(to),
	cancelledAt: null,
	...more
});

test('two meetings clash where they share a hall and a minute, and neither was called off', () => {
	const all = [
		meeting('one', 10, 12),
		meeting('beside', 11, 13),
		meeting('after', 13, 14),
		meeting('elsewhere', 10, 12, { venueId: 'library' }),
		meeting('off', 10, 12, { cancelledAt: at(9) })
	];
	expect([...clashing(all)].sort()).toEqual(['beside', 'one']);
	expect(clashing([meeting('off', 10, 12, { cancelledAt: at(9) }), meeting('one', 10, 12)]).size).toBe(0);
	expect(clashing([]).size).toBe(0);
});
