import { expect, test } from 'vitest';
import { sumOfHours } from './policy.ts';

test('pay is for confirmed minutes alone, and is rounded once at the end', () => {
	const noted = (minutes: number, confirmedOn: string | null) => ({ minutes, confirmedOn });
	expect(sumOfHours([], 1500)).toEqual({ minutes: 0, confirmed: 0, pay: 0 });
	const three = [noted(20, '2026-01-02'), noted(20, '2026-01-03'), noted(50, null)];
	expect(sumOfHours(three, 1550)).toEqual({ minutes: 90, confirmed: 40, pay: 1033 });
	const thirds = [1, 2, 3].map(() => noted(20, '2026-01-02'));
	expect(sumOfHours(thirds, 1001).pay).toBe(1001);
});
