import { expect, test } from 'vitest';
import { riskState } from './policy.ts';

test('a risk check is asked for 30 days before its day, and is over the day after it', () => {
	expect(riskState(null, '2026-11-27')).toBe('never');
	expect(riskState('2026-12-28', '2026-11-27')).toBe('fine');
	expect(riskState('2026-12-27', '2026-11-27')).toBe('due');
	expect(riskState('2026-11-27', '2026-11-27')).toBe('due');
	expect(riskState('2026-11-26', '2026-11-27')).toBe('over');
});
