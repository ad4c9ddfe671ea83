import * as v from 'valibot';
import { expect, test } from 'vitest';
import { penceOf, tenthsIn } from './figures.ts';
import { distanceForm, rateForm } from './form.ts';

test('a journey is reckoned in whole pence, and a mile is 1.6 kilometres', () => {
	const at = (tenthsOfPenny: number) => ({ unit: 'mile' as const, tenthsOfPenny });
	expect(penceOf(64, at(450))).toBe(288);
	expect(penceOf(1, at(450))).toBe(5); // 4.5p
	expect(penceOf(1, at(1))).toBe(1);
	expect(tenthsIn('km', { tenths: 32, unit: 'mile' })).toBe(51);
	expect(tenthsIn('mile', { tenths: 51, unit: 'km' })).toBe(32);
	expect(tenthsIn('mile', { tenths: 1, unit: 'km' })).toBe(1);
	expect(tenthsIn('mile', { tenths: 7, unit: 'mile' })).toBe(7);
});

test.each([
	['3.2', 32],
	['3,2', 32],
	['٣٫٢', 32],
	[' 3 miles', 30],
	['12km', 120],
	['0', undefined],
	['3.25', undefined],
	['-2', undefined],
	['far', undefined],
	['1000', undefined]
])('a distance of "%s"', (typed, tenths) => {
	const id = '01939d5c-0000-7000-8000-000000000000';
	const read = v.safeParse(distanceForm, { from: id, to: id, distance: typed });
	expect(read.success ? read.output.distance : undefined).toBe(tenths);
});

test.each([
	['45', 450],
	['45p', 450],
	['24.5', 245],
	['201', undefined],
	['0', undefined]
])('a rate of "%s" pence', (typed, tenths) => {
	const read = v.safeParse(rateForm, { rate: typed, unit: 'mile' });
	expect(read.success ? read.output.rate : undefined).toBe(tenths);
});
