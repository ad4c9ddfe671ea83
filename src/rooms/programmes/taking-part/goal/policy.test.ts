import { expect, test } from 'vitest';
import { stageOf, weekOf } from './policy.ts';

test('a bean grows by all its leaves, never shrinks in a week without, and blooms when she says so', () => {
	const drawn = [0, 1, 3, 4, 8, 9, 400].map((leaves) => stageOf({ leaves, state: 'growing' }));
	expect(drawn).toEqual([0, 1, 1, 2, 2, 3, 3]);
	expect(stageOf({ leaves: 5, state: 'resting' })).toBe(2);
	expect(stageOf({ leaves: 0, state: 'in-bloom' })).toBe(4);
});

test('a week begins on Monday', () => {
	const days = ['2026-11-22', '2026-11-23', '2026-11-28', '2026-11-29', '2026-11-30'];
	expect(days.map(weekOf)).toEqual(['2026-11-16', '2026-11-23', '2026-11-23', '2026-11-23', '2026-11-30']);
});
