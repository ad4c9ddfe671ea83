import { expect, test } from 'vitest';
import { planByTheClock, runsPast } from './policy.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';

const at = (time: string) => new Date(`2027-01-26T${time}:00Z`);
const session = { startsAt: at('10:00'), endsAt: at('12:00'), startedAt: null, endedAt: null, cancelledAt: null };
const parts = [{ minutes: 15 }, { minutes: 30 }, { minutes: 75 }];
const states = (change: object, now: string) =>
	planByTheClock({ ...session, ...change }, parts, at(now)).map((part) => part.state);

test('the plan goes by the clock of the room: moved with a late start, and marked only while the session is on', () => {
	const moved = planByTheClock({ ...session, startedAt: at('10:10') }, parts, at('10:30'));
	expect(moved.map((part) => [part.plannedAt, part.at])).toEqual([
		[at('10:00'), at('10:10')],
		[at('10:15'), at('10:25')],
		[at('10:45'), at('10:55')]
	]);
	expect(moved.map((part) => part.state)).toEqual(['done', 'now', 'next']);
	expect(states({}, '10:30')).toEqual([undefined, undefined, undefined]);
	expect(states({ startedAt: at('10:00'), endedAt: at('12:00') }, '12:30')).toEqual([undefined, undefined, undefined]);
	expect(states({ startedAt: at('10:00') }, '10:15')).toEqual(['done', 'now', 'next']);
});

test('a session is started on its own day by the clocks of the charity, and never when it was cancelled', () => {
	const late = { ...session, startsAt: at('23:30') };
	expect(clockObstacle(late, at('23:45'), 'Europe/London')).toBeUndefined();
	expect(clockObstacle(late, at('22:45'), 'Europe/Madrid')).toBe('another-day');
	expect(clockObstacle({ ...session, cancelledAt: at('09:00') }, at('10:00'), 'Europe/London')).toBe('cancelled');
});

test('a plan that was moved says when it runs past the end, and only while it does', () => {
	expect(runsPast(session, parts)).toBeUndefined();
	expect(runsPast({ ...session, startedAt: at('10:10') }, parts)).toEqual(at('12:10'));
	expect(runsPast({ ...session, startedAt: at('10:10'), endedAt: at('12:00') }, parts)).toBeUndefined();
});
