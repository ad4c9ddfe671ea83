import { expect, test } from 'vitest';
import type { PlanStep } from './queries.server.ts';
import { leadWords, stepTimes, stepTitle, togetherWords } from './words.ts';

const step = (minutes: number): PlanStep => ({
	...{ id: `${minutes}`, workshopId: '', place: 1, minutes, activity: null, isBreak: true, version: 1 },
	...{ personId: null, ledBy: null, called: null }
});

test('steps have the time of the clock where there is a meeting, else how long after the beginning they are', () => {
	const steps = [step(20), step(15), step(5)];
	const ten = new Date('2026-06-01T09:00:00Z');
	expect(stepTimes(steps, ten, 'Europe/London')).toEqual(['10:00', '10:20', '10:35']);
	expect(stepTimes(steps, null, 'Europe/London')).toEqual(['start', 'after 20 min', 'after 35 min']);
	const fit = { together: 40, over: 0, left: 20, noBreak: false };
	expect(togetherWords(fit)).toBe('40 min in all · 20 min of the meeting are free');
	expect(togetherWords({ ...fit, over: 5, left: 0 })).toBe('40 min in all');
});

test('whoever leads is called by her name, or a parent where it is not to be read', () => {
	const led = { ...step(5), personId: 'hers' };
	expect(leadWords({ ...led, called: 'Ana' })).toBe('Ana');
	expect(leadWords(led)).toBe('a parent of the project');
	expect(leadWords(step(5))).toBe('');
	expect(stepTitle({ ...step(5), isBreak: false })).toBe('An activity that is no longer there');
});
