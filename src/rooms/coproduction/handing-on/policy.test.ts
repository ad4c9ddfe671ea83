import { expect, test } from 'vitest';
import { hoursLeft, stillWorks } from './policy.ts';

test('hours that somebody said no to are left, those that wait are not', () => {
	const handed = [
		{ hours: 1, answer: 'yes' as const },
		{ hours: 2, answer: null },
		{ hours: 4, answer: 'no' as const }
	];
	expect(hoursLeft(8, handed)).toBe(5);
	expect(hoursLeft(8, [])).toBe(8);
});

test('whoever said yes works until her last day', () => {
	expect(stillWorks({ answer: 'yes', untilOn: '2026-05-03' }, '2026-05-03')).toBe(true);
	expect(stillWorks({ answer: 'yes', untilOn: '2026-05-03' }, '2026-05-04')).toBe(false);
	expect(stillWorks({ answer: null, untilOn: '2026-05-03' }, '2026-05-01')).toBe(false);
});
