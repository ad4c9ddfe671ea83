import { expect, test } from 'vitest';
import { codeWithDashes, plainCode } from './form.ts';
import { hangingObstacle, isWallOpen, wallHours } from './policy.ts';

const at = (time: string, day = '2027-01-26') => new Date(`${day}T${time}:00Z`);
const zone = 'Europe/London';
const meeting = {
	startsAt: at('10:00'),
	endsAt: at('12:00'),
	endedAt: null,
	cancelledAt: null,
	hungAt: at('18:00', '2027-01-25')
};
const isOpen = (time: string, change: object = {}, day?: string) =>
	isWallOpen({ ...meeting, ...change }, at(time, day), zone);

test('a code works from an hour before its meeting until the end, and not on another day', () => {
	expect(['08:59', '09:00', '11:59', '12:00', '12:01'].map((time) => isOpen(time))).toEqual([
		false,
		true,
		true,
		true,
		false
	]);
	expect(isOpen('11:00', {}, '2027-01-27')).toBe(false);
	expect(isOpen('11:00', { cancelledAt: at('09:00') })).toBe(false);
	expect(isOpen('11:00', { endedAt: at('10:50') })).toBe(false);
});

test('one that is put up on the day works at once, and for three hours at least', () => {
	expect(isOpen('07:30', { hungAt: at('07:00') })).toBe(true);
	expect(isOpen('14:30', { hungAt: at('11:45') })).toBe(true);
	expect(isOpen('14:46', { hungAt: at('11:45') })).toBe(false);
	expect(wallHours({ ...meeting, hungAt: at('07:00') }, zone)).toEqual({ from: at('07:00'), until: at('12:00') });
	// late in the evening it ends with the day
	expect(isOpen('00:30', { hungAt: at('23:00') }, '2027-01-27')).toBe(false);
});

test('what was called off or is over needs no code; a code typed by hand is the same', () => {
	expect(hangingObstacle(meeting, at('09:00', '2027-01-20'), zone)).toBeUndefined();
	expect(hangingObstacle(meeting, at('20:00'), zone)).toBeUndefined();
	expect(hangingObstacle(meeting, at('09:00', '2027-01-27'), zone)).toBe('over');
	expect(hangingObstacle({ ...meeting, cancelledAt: at('08:00') }, at('09:00'), zone)).toBe('cancelled');
	expect(codeWithDashes('ab12cd34ef56')).toBe('ab12-cd34-ef56');
	for (const typed of ['AB12 CD34 EF56', 'ab12–cd34-ef56', ' ab12cd34ef56\u200b'])
		expect(plainCode(typed)).toBe('ab12cd34ef56');
});
