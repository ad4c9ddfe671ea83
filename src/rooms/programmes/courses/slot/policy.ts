import type { Actor } from '#platform/db/tx.ts';
import { mayRunSession } from '../session/policy.ts';
import type { SlotState } from './form.ts';

/** Whoever runs the meetings of a circle works with what its parents could show. */
export function mayWorkSlots(actor: Actor, cohortId: string): boolean {
	return mayRunSession(actor, cohortId);
}

/** In so many meetings a group gets to know each other: what is led there is led by somebody who has done it. */
export const firstWeeks = 2;

/** Why a part can't be agreed on for a meeting. */
export function agreeObstacle(
	session: { week: number; startsAt: Date; startedAt: Date | null; cancelledAt: Date | null },
	hasLed: boolean,
	now: Date
): 'cancelled' | 'begun' | 'first-weeks' | undefined {
	if (session.cancelledAt) return 'cancelled';
	if (session.startsAt <= now || (session.startedAt && session.startedAt <= now)) return 'begun';
	return session.week <= firstWeeks && !hasLed ? 'first-weeks' : undefined;
}

/** What she may still step back from: all that was not led yet. */
export const isUnled = (state: SlotState): boolean => ['wanted', 'offered', 'planned', 'agreed'].includes(state);

/** More than these she does not offer at a time, so that a slip of the finger fills no list. */
export const mostOffers = 8;
