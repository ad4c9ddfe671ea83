import * as v from 'valibot';
import { expect, test } from 'vitest';
import { evaluationForm, planValues } from './form.ts';
import { examplePlan } from './examples.ts';

const typed = { ...planValues(examplePlan), version: '1' };
const problems = (other: Record<string, string>) =>
	v.safeParse(evaluationForm, { ...typed, ...other }).issues?.map((issue) => v.getDotPath(issue)) ?? [];

test('a plan comes back as it was typed', () => {
	expect(v.parse(evaluationForm, typed)).toEqual({ version: 1, ...examplePlan });
	expect(v.parse(evaluationForm, { ...typed, cuts: ' 3,18 ' }).cuts).toEqual([3, 18]);
});

test('cuts rise, days are in order, and few people stay hidden', () => {
	for (const cuts of ['12, 6', '6, 6', '0, 6', 'six', '1,2,3,4,5,6', '6.5', '200'])
		expect(problems({ cuts })).toEqual(['cuts']);
	expect(problems({ closesOn: '2026-01-09' })).toEqual(['closesOn']);
	expect(problems({ smallest: '4' })).toEqual(['smallest']);
});
