import { holdsAnywhere, isAtDoor, type Actor } from '#platform/db/tx.ts';
import { firstWithin } from '#platform/calendar/clock-hours.ts';
import { hoursOfDay, type TimeOfDay } from './form.ts';

/** Anybody may ask; whoever is signed in asks at the door too, as a stranger does. */
export function mayAsk(actor: Actor): boolean {
	return isAtDoor(actor);
}

/** Coordinators answer, and nobody else reads what was asked. */
export function mayAnswerQuestions(actor: Actor): boolean {
	return holdsAnywhere(actor, 'coordinator');
}

/** Until when the way to reach her stays closed; null where it is safe now. */
export function safeFrom(safe: TimeOfDay, now: Date, zone: string): Date | null {
	const [from, to] = hoursOfDay[safe];
	const within = { from: from * 60, to: to * 60 };
	const at = firstWithin({ days: [1, 2, 3, 4, 5, 6, 7], within, outside: null }, now, zone, 8);
	return at && at > now ? at : null;
}
