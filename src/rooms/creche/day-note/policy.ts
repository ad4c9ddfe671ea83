import { holdsHere, type Actor } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';

/** Those who mind the children of a circle, and those who run its meeting, read what is written to its crèche on the day. */
export function mayReadNotes(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'creche_worker', circleId) || mayWriteToCreche(actor, circleId);
}

/** Whoever runs the meeting writes to its crèche. */
export function mayWriteToCreche(actor: Actor, circleId: string): boolean {
	return holdsHere(actor, 'facilitator', circleId);
}

/** Notes are written until the end of the day that they are for, and none for one that is called off. */
export function isNotesDayOver(
	{ startsAt, cancelledAt }: { startsAt: Date; cancelledAt: Date | null },
	now: Date,
	zone: string
): boolean {
	return cancelledAt !== null || isoDay(startsAt, zone) < isoDay(now, zone);
}
