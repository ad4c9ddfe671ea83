import { expect, test } from 'vitest';
import { isoDay } from '#platform/i18n/dates.ts';
import { hoursFrom } from '../hall/policy.ts';
import { countFollowing, movedTogether, type Meeting } from './policy.ts';

const zone = 'Europe/London';
const now = new Date('2027-02-01');
const run = (firstDay: string, meetings = 7): Meeting[] =>
	hoursFrom({ firstDay, from: '10:00', to: '12:00' }, meetings, zone).map((hours, index) => ({
		...hours,
		id: `week ${index + 1}`,
		week: index + 1,
		kind: 'theme',
		startedAt: null,
		endedAt: null,
		cancelledAt: null,
		templateWeek: index + 1
	}));
/** What a move of the third meeting and all that follow it makes: the new days, and what stays. */
function moved(sessions: readonly Meeting[], day: string, onHoliday: string[] = [], hours = ['10:00', '12:00']) {
	const third = sessions[2];
	if (!third) throw new Error('too few meetings');
	const [from = '', to = ''] = hours;
	const all = movedTogether(third, sessions, { day, from, to }, { zone, now, onHoliday });
	return {
		days: all.moved.map(({ session, startsAt }) => `${session.week} ${isoDay(startsAt, zone)}`),
		stays: all.stays.map(({ session, why }) => `${session.week} ${why}`),
		isTaken: all.isTaken,
		all
	};
}
const changed = (sessions: Meeting[], week: number, change: Partial<Meeting>) =>
	sessions.map((session) => (session.week === week ? { ...session, ...change } : session));
const at = (day: string, from = '10:00', to = '12:00') => hoursFrom({ firstDay: day, from, to }, 1, zone)[0];

test('all that follow move by as many days, by the clock on the wall, and what was before stays', () => {
	const { days, stays, all } = moved(run('2027-03-02'), '2027-03-18', [], ['13:00', '15:30']);
	expect(days).toEqual(['3 2027-03-18', '4 2027-03-25', '5 2027-04-01', '6 2027-04-08', '7 2027-04-15']);
	expect(stays).toEqual([]);
	// the clocks change on 28 March
	expect(all.moved.slice(1, 3).map(({ startsAt }) => startsAt.toISOString())).toEqual([
		'2027-03-25T13:00:00.000Z',
		'2027-04-01T12:00:00.000Z'
	]);
});

test('what was moved, called off or laid by itself keeps its own change', () => {
	let sessions = changed(run('2027-03-02'), 4, { ...at('2027-03-24') });
	sessions = changed(sessions, 5, { ...at('2027-03-30', '18:00', '20:00') });
	sessions = changed(sessions, 6, { cancelledAt: now });
	sessions = [
		...sessions,
		{ ...sessions[6], id: 'feast', week: 8, kind: 'celebration', templateWeek: null, ...at('2027-04-20') } as Meeting
	];
	const { days, stays } = moved(sessions, '2027-03-18');
	expect(days).toEqual(['3 2027-03-18', '7 2027-04-15']);
	expect(stays).toEqual(['4 own-change', '5 own-change', '6 called-off', '8 own-day']);
	const [, , third] = sessions;
	expect(third && countFollowing(third, sessions, zone, now)).toBe(1);
	expect(third && countFollowing(third, sessions, zone, new Date('2027-04-14')), 'what is over follows nothing').toBe(
		0
	);
});

test('none is moved to a bank holiday that nobody chose, nor to a day on which the run meets', () => {
	// Easter Monday is 29 March, early May 3 May
	const tuesdays = run('2027-03-09', 9);
	expect(moved(tuesdays, '2027-03-22').stays).toEqual(['4 holiday', '9 holiday']);
	expect(moved(tuesdays, '2027-03-22').days).not.toContain('4 2027-03-29');
	const chosen = moved(tuesdays, '2027-03-22', ['week 4']);
	expect([chosen.days[1], chosen.stays]).toEqual(['4 2027-03-29', ['9 holiday']]);
	const taken = changed(run('2027-03-02'), 4, { ...at('2027-04-01', '18:00', '20:00') });
	expect(moved(taken, '2027-03-18').stays).toEqual(['5 day-taken', '4 own-change']);
	expect(moved(taken, '2027-04-01').isTaken).toBe(true);
});

test('by whole weeks they step over bank holidays and what is taken, and stay in their order', () => {
	const mondays = run('2027-03-01'); // 1, 8, 15, 22 March, 5, 12, 19 April
	const later = moved(mondays, '2027-03-22');
	expect(later.days).toEqual(['3 2027-03-22', '4 2027-04-05', '5 2027-04-12', '6 2027-04-19', '7 2027-04-26']);
	expect(later.all.moved[1]?.over).toBe('easter-monday');
	const sooner = moved(run('2027-03-08'), '2027-03-15'); // 8, 15, 22 March, 5, 12, 19, 26 April
	expect(sooner.isTaken, 'the week before is the second meeting’s').toBe(true);
	const off = changed(mondays, 5, { cancelledAt: now });
	expect(moved(off, '2027-03-22').days).toEqual(['3 2027-03-22', '4 2027-04-12', '6 2027-04-19', '7 2027-04-26']);
});
