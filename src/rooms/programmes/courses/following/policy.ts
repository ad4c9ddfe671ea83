import { bankHolidayOn, type BankHoliday } from '#platform/calendar/bank-holidays.ts';
import { daysAfter, daysBetween } from '#platform/calendar/day.ts';
import { clock, instantOf, isoDay, weekday } from '#platform/i18n/dates.ts';
import { isOver } from '../session/policy.ts';
import type { Session } from '../session/queries.server.ts';

/** A meeting as far as it matters for when it is. */
export type Meeting = Pick<
	Session,
	'id' | 'week' | 'kind' | 'startsAt' | 'endsAt' | 'startedAt' | 'endedAt' | 'cancelledAt' | 'templateWeek'
>;

/** Why a later meeting stays where it is while those around it are moved. */
export type Stays = 'own-change' | 'called-off' | 'own-day' | 'holiday' | 'day-taken';

/** A meeting as it is and as it would be; `over` is a bank holiday that its new day steps over. */
export interface MovedMeeting<Of extends Meeting = Meeting> {
	session: Of;
	startsAt: Date;
	endsAt: Date;
	over?: BankHoliday;
}

/** A later meeting that stays, and why; where that is a bank holiday, which it would be and when. */
export interface StayingMeeting<Of extends Meeting = Meeting> {
	session: Of;
	why: Stays;
	holiday?: BankHoliday;
	day?: string;
}

/** Where a meeting and all that follow it are to be. */
export interface NewTimes {
	day: string;
	from: string;
	to: string;
}

/** A meeting with all that follow: what is moved, the first of them itself, and what stays. */
export interface MoveOfAll<Of extends Meeting = Meeting> {
	moved: MovedMeeting<Of>[];
	stays: StayingMeeting<Of>[];
	/** Whether the first of them would be on a day on which the run meets already. */
	isTaken: boolean;
}

/**
 * Why a later meeting does not follow this one, or nothing where it does. It follows while it lies where they all lie: on the same weekday, from
 * and to the same hours. What lies elsewhere was moved by itself, or was laid so, and keeps that.
 */
export function keepsItsOwn(session: Meeting, later: Meeting, zone: string): Stays | undefined {
	if (later.cancelledAt) return 'called-off';
	if (later.kind === 'reunion' || (later.kind === 'celebration' && later.templateWeek === null)) return 'own-day';
	const lies = ({ startsAt, endsAt }: Meeting) =>
		[weekday(startsAt, zone), clock(startsAt, zone), clock(endsAt, zone)].join();
	return lies(later) === lies(session) ? undefined : 'own-change';
}

/** The meetings after this one that are still to come, in their order. */
export function laterThan<Of extends Meeting>(session: Meeting, sessions: readonly Of[], now: Date): Of[] {
	return sessions
		.filter((later) => later.startsAt > session.startsAt && !later.startedAt && !isOver(later, now))
		.sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** How many meetings follow this one: to come, and lying where they all lie. */
export function countFollowing(session: Meeting, sessions: readonly Meeting[], zone: string, now: Date): number {
	return laterThan(session, sessions, now).filter((later) => !keepsItsOwn(session, later, zone)).length;
}

/** The meetings that would be called off with this one: those that follow it; and those with a day or hours of their own, which stay on unless somebody says so. */
export function calledOffTogether<Of extends Meeting>(
	session: Meeting,
	sessions: readonly Of[],
	zone: string,
	now: Date
): { follow: Of[]; own: Of[] } {
	const later = laterThan(session, sessions, now).filter(({ cancelledAt }) => !cancelledAt);
	const follow = later.filter((one) => !keepsItsOwn(session, one, zone));
	return { follow, own: later.filter((one) => !follow.includes(one)) };
}

/** The other meetings that were called off by the same press as this one and are still to come. */
export function calledOffWith<Of extends Meeting>(session: Meeting, sessions: readonly Of[], now: Date): Of[] {
	const at = session.cancelledAt?.getTime();
	if (at === undefined) return [];
	return sessions.filter((one) => one.id !== session.id && one.cancelledAt?.getTime() === at && !isOver(one, now));
}

/**
 * Moves a meeting and all that follow it by the same number of days, to the same hours. By whole weeks, bank holidays and days that are taken are
 * stepped over, as where a course is laid. To another weekday, what would come to a bank holiday stays, unless it is among `onHoliday`.
 */
export function movedTogether<Of extends Meeting>(
	first: Of,
	sessions: readonly Of[],
	to: NewTimes,
	{ zone, now, onHoliday = [] }: { zone: string; now: Date; onHoliday?: readonly string[] }
): MoveOfAll<Of> {
	const later = laterThan(first, sessions, now).map((session) => ({ session, why: keepsItsOwn(first, session, zone) }));
	const stays: StayingMeeting<Of>[] = later.flatMap(({ session, why }) => (why ? [{ session, why }] : []));
	const follow = later.flatMap(({ session, why }) => (why ? [] : [session]));
	const shift = daysBetween(isoDay(first.startsAt, zone), to.day);
	const dayOf = ({ startsAt }: Meeting) => isoDay(startsAt, zone);
	const laid = follow.map((session): Laid<Of> => ({ session, day: daysAfter(dayOf(session), shift) }));
	const held = laid.filter(({ session, day }) => shift % 7 && bankHolidayOn(day) && !onHoliday.includes(session.id));
	for (const { session, day } of held) stays.push({ session, why: 'holiday', holiday: bankHolidayOn(day), day });
	let going = laid.filter((one) => !held.includes(one));
	const others = () => {
		const movedIds = new Set([first.id, ...going.map(({ session }) => session.id)]);
		return new Set(sessions.filter(({ id }) => !movedIds.has(id)).map(dayOf));
	};
	if (shift && shift % 7 === 0) going = steppedOver(going, to.day, others(), Math.sign(shift));
	for (let taken = takenOf(going, others()); taken.length; taken = takenOf(going, others())) {
		for (const { session } of taken) stays.push({ session, why: 'day-taken' });
		going = going.filter((one) => !taken.includes(one));
	}
	const moved = [{ session: first, day: to.day }, ...going].map(({ session, day, over }: Laid<Of>) => ({
		session,
		startsAt: instantOf(day, to.from, zone),
		endsAt: instantOf(day, to.to, zone),
		over
	}));
	stays.sort((one, other) => one.session.startsAt.getTime() - other.session.startsAt.getTime());
	return { moved, stays, isTaken: others().has(to.day) };
}

interface Laid<Of> {
	session: Of;
	day: string;
	over?: BankHoliday;
}

const takenOf = <Of>(laid: readonly Laid<Of>[], days: ReadonlySet<string>) => laid.filter(({ day }) => days.has(day));

/** The same weekdays, so that none is a bank holiday or taken and each is a week or more after the one before. */
function steppedOver<Of>(
	laid: readonly Laid<Of>[],
	firstDay: string,
	taken: ReadonlySet<string>,
	way: number
): Laid<Of>[] {
	let before = firstDay;
	return laid.map(({ session, day: wished }) => {
		const isFree = (day: string) => day > before && !bankHolidayOn(day) && !taken.has(day);
		let day = wished;
		while (day > before && !isFree(day)) day = daysAfter(day, 7 * way);
		while (!isFree(day)) day = daysAfter(day, 7);
		before = day;
		return { session, day, over: day === wished ? undefined : bankHolidayOn(wished) };
	});
}
