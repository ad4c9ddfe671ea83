import { expect, test } from 'vitest';
import { agreeObstacle } from './policy.ts';

const now = new Date('2026-11-20T09:00:00Z');
const ahead = { week: 3, startsAt: new Date('2026-11-25T10:00:00Z'), startedAt: null, cancelledAt: null };

test('the first two meetings are led by somebody who has done it; later ones by anybody', () => {
	expect([1, 2, 3].map((week) => agreeObstacle({ ...ahead, week }, false, now))).toEqual([
		'first-weeks',
		'first-weeks',
		undefined
	]);
	expect(agreeObstacle({ ...ahead, week: 1 }, true, now)).toBeUndefined();
});

test('nothing is agreed on for a meeting that has begun or was called off', () => {
	expect(agreeObstacle({ ...ahead, startsAt: now }, true, now)).toBe('begun');
	expect(agreeObstacle({ ...ahead, startedAt: now }, true, now)).toBe('begun');
	expect(agreeObstacle({ ...ahead, cancelledAt: now }, true, now)).toBe('cancelled');
});
