import { record } from '#platform/audit/record.ts';
import { lockCircle } from '#platform/db/locks.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { mayKeepRota } from '../rota/policy.ts';
import type { OpenHours } from './form.ts';
import { minuteOfDay } from '../sitting/policy.ts';
import { getSitting, listSittings } from '../sitting/queries.server.ts';

/** A crèche that opens so much earlier or closes so much later is a slip of the hand. */
const farthest = 720;

/**
 * Writes down from when to when a crèche is open, at one sitting or at those that follow too: so long before and after the meeting,
 * so that it moves along when the meeting does. Without hours it is open as long as they meet.
 */
export async function keepOpenHours(
	tx: Tx,
	sittingId: string,
	{ opens, closes, openFollowing }: OpenHours
): Promise<Outcome<'too-far'>> {
	const sitting = await getSitting(tx, sittingId);
	if (!mayKeepRota(tx.actor, sitting.circleId)) throw new Forbidden();
	await lockCircle(tx, sitting.circleId);
	const begins = minuteOfDay(sitting.startsAt, tx.zone);
	const ends = begins + (sitting.endsAt.getTime() - sitting.startsAt.getTime()) / 60_000;
	const before = opens === null ? 0 : begins - opens;
	const after = closes === null ? 0 : closes - ends;
	if (Math.max(Math.abs(before), Math.abs(after)) > farthest) return refused('too-far');
	const later = openFollowing ? await listSittings(tx, sitting.circleId) : [];
	const ahead = later.filter((one) => one.startsAt > sitting.startsAt && !one.cancelledAt);
	await tx.db
		.updateTable('creche.sitting')
		.set({ opens_before: before, closes_after: after })
		.where(
			'id',
			'in',
			[sitting, ...ahead].map(({ id }) => id)
		)
		.execute();
	await record(tx, 'creche.open-hours.kept', { sitting: sittingId, following: openFollowing });
	return done;
}
