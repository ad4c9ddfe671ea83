import { expect, test } from 'vitest';
import * as v from 'valibot';
import { hoursForm, spaceForm } from './form.ts';
import { adultsMost, stretchesOf } from './policy.ts';

const worker = '01890000-0000-7000-8000-000000000000';
const problemOf = (typed: Record<string, string>) => {
	const read = v.safeParse(hoursForm, { worker, ...typed });
	return read.success ? undefined : v.flatten(read.issues).nested;
};

test('hours are quarter hours, both or neither, and end after they begin', () => {
	expect(problemOf({ from: '10:00', to: '12:15', mayFrom: '09:30', mayTo: '13:00' })).toBeUndefined();
	expect(problemOf({})).toBeUndefined();
	expect(problemOf({ from: '10:05', to: '12:00' })).toHaveProperty('from');
	expect(problemOf({ from: '10:00' })).toHaveProperty('to');
	expect(problemOf({ from: '12:00', to: '12:00' })).toHaveProperty('to');
	expect(problemOf({ mayFrom: '12:00', mayTo: '10:00' })).toHaveProperty('mayTo');
	expect(problemOf({ from: 'ten', to: '12:00' })).toHaveProperty('from');
});

test('a size may be written with a comma, or left out; nothing else is one', () => {
	const size = (squareMetres: string) => v.safeParse(spaceForm, { squareMetres }).output;
	expect(size('24,5')).toEqual({ squareMetres: 24.5 });
	expect(size('')).toEqual({ squareMetres: null });
	for (const odd of ['-1', '0', 'big', '5000'])
		expect(v.safeParse(spaceForm, { squareMetres: odd }).success).toBe(false);
});

test('quarter hours that are alike are one stretch', () => {
	const slot = (at: number, present: number) => ({ at, needed: 2, present });
	const slots = [slot(600, 2), slot(615, 2), slot(630, 1)];
	expect(stretchesOf(slots, 15)).toEqual([
		{ from: 600, to: 630, needed: 2, present: 2 },
		{ from: 630, to: 645, needed: 2, present: 1 }
	]);
	expect(adultsMost(slots)).toBe(2);
	expect(adultsMost([])).toBe(0);
});
