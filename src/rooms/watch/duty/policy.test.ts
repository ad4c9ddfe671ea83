import { expect, test } from 'vitest';
import { dutyTimes, firstGap } from './policy.ts';

const at = (text: string) => new Date(text);

test('a shift goes by the clocks of the organisation, over midnight where it ends no later than it begins, also when they change', () => {
	const weeks = dutyTimes({ day: '2026-03-24', from: '21:00', to: '09:00', weeks: 2 }, 'Europe/London');
	expect(weeks).toEqual([
		{ startsAt: at('2026-03-24T21:00:00Z'), endsAt: at('2026-03-25T09:00:00Z') },
		{ startsAt: at('2026-03-31T20:00:00Z'), endsAt: at('2026-04-01T08:00:00Z') }
	]);
	const [night] = dutyTimes({ day: '2026-10-24', from: '12:00', to: '12:00', weeks: 1 }, 'Europe/London');
	expect(night).toEqual({ startsAt: at('2026-10-24T11:00:00Z'), endsAt: at('2026-10-25T12:00:00Z') });
});

test('a gap is a shift that nobody answers, or that the rota ends; without one there is none', () => {
	const now = at('2026-11-29T12:00:00Z');
	const shift = (day: number, answers: boolean) => ({
		startsAt: new Date(now.getTime() + day * 86_400_000),
		endsAt: new Date(now.getTime() + (day + 0.5) * 86_400_000),
		answers
	});
	expect(firstGap([], now)).toBeNull();
	expect(firstGap([shift(-2, true)], now)).toBeNull();
	expect(firstGap([shift(1, true), shift(20, false)], now)).toBeNull();
	expect(firstGap([shift(1, true), shift(3, false), shift(20, true)], now)).toEqual({
		kind: 'open',
		at: shift(3, false).startsAt
	});
	expect(firstGap([shift(3, false), shift(3, true), shift(20, true)], now)).toBeNull();
	expect(firstGap([shift(1, true)], now)).toEqual({ kind: 'ends', at: shift(1, true).endsAt });
});

test('in the night in spring that leaves out an hour a shift of that hour lasts as long as on any other', () => {
	const hours = (day: string, from: string, to: string) =>
		dutyTimes({ day, from, to, weeks: 1 }, 'Europe/London').map(
			({ startsAt, endsAt }) => (endsAt.getTime() - startsAt.getTime()) / 3_600_000
		);
	expect([hours('2026-03-29', '01:00', '02:00'), hours('2026-03-29', '01:30', '02:00')]).toEqual([[1], [0.5]]);
	expect([hours('2026-03-28', '20:00', '08:00'), hours('2026-10-24', '20:00', '08:00')]).toEqual([[11], [13]]);
});
