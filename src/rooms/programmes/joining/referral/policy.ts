import { workingDayAfter, workingDaysSince } from '#platform/calendar/working-days.ts';
import { holds, holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';
import { instantOf, isoDay } from '#platform/i18n/dates.ts';

/** Anybody may write for somebody whom she supports: at the door, where a stranger and somebody known are told the same. */
export function mayRefer(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Whoever holds a link opens what belongs to it. */
export function mayOpenByLink(actor: Actor): boolean {
	return actor.kind === 'link';
}

/** Whoever coordinates answers, all of them or those of her areas, and nobody else sees that somebody was written for. */
export function mayAnswerReferrals(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}

/** Within how many days a charity answers is said for the whole of it. */
export function maySetTarget(actor: Actor): boolean {
	return holds(actor, 'coordinator');
}

/** So many working days a charity has to answer, where it says nothing else. */
export const usualTarget = 5;

/** Since when something waits for the charity; null where it waits for her, or for nobody. */
export function waitsSince(referral: {
	sentAt: Date;
	answeredAt: Date | null;
	byPhone: boolean;
	isOver: boolean;
}): Date | null {
	if (referral.isOver) return null;
	// a number is rung by a person, so that it waits for the charity from the first moment
	return referral.answeredAt ?? (referral.byPhone ? referral.sentAt : null);
}

export type Light = 'in-time' | 'amber' | 'red';

/** How long something has waited by working days: amber at three fifths of the time there is, red when that is over. */
export function lightOf(since: Date, target: number, now: Date, zone: string): Light {
	const days = workingDaysSince(isoDay(since, zone), isoDay(now, zone));
	if (days >= target) return 'red';
	return days * 5 >= target * 3 ? 'amber' : 'in-time';
}

/** On which day the time is over. */
export function dayToAnswerBy(since: Date, target: number, zone: string): string {
	return workingDayAfter(isoDay(since, zone), target);
}

const nine = '09:00';

/** When the first coordinator is told that the time is over: at nine on that day. */
export function firstTellAt(since: Date, target: number, zone: string): Date {
	return instantOf(dayToAnswerBy(since, target, zone), nine, zone);
}

/** When the next is told, after so many were: one each working day, and once each knows, every week. */
export function nextTellAt(told: number, coordinators: number, now: Date, zone: string): Date {
	return instantOf(workingDayAfter(isoDay(now, zone), told < coordinators ? 1 : 5), nine, zone);
}
