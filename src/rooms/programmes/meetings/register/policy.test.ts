import { moment } from '#platform/clock.ts';
import { expect, test } from 'vitest';
import { states } from './form.ts';
import { countRegister, type CountedLine } from './policy.ts';

// A small generator with a seed, so that a failure can be looked at again.
function dice(seed: number) {
	let at = seed;
	return (sides: number) => ((at = (Math.imul(at, 1_664_525) + 1_013_904_223) >>> 0) >>> 8) % sides;
}

test('in 10,000 random registers nobody without a place or a walk-in’s line is counted, nor apologies, nor a cancelled session', () => {
	const roll = dice(20_270_126);
	for (let round = 0; round < 10_000; round++) {
		const lines: CountedLine[] = Array.from({ length: roll(30) }, () => ({
			state: [...states, null][roll(6)] ?? null,
			hasPlace: roll(3) > 0,
			walkIn: roll(4) === 0
		}));
		const cancelledAt = roll(10) === 0 ? moment() : null;
		const counts = countRegister(lines, { cancelledAt });
		const there = lines.filter((line) => ['came', 'late', 'left-early'].includes(line.state ?? ''));
		expect(counts.came).toBe(cancelledAt ? 0 : there.filter((line) => line.hasPlace).length);
		expect(counts.walkedIn).toBe(cancelledAt ? 0 : there.filter((line) => line.walkIn && !line.hasPlace).length);
		expect(counts.came).toBeLessThanOrEqual(counts.booked);
		if (!cancelledAt) expect(counts.came + counts.apologies + counts.noWord + counts.open).toBe(counts.booked);
	}
});
