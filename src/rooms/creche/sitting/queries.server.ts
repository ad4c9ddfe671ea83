import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** When the crèche of a circle may be open: whenever the circle meets. */
export interface Sitting {
	/** That of the meeting. */
	id: string;
	circleId: string;
	startsAt: Date;
	endsAt: Date;
	/** When its crèche opens and closes, which may be before the meeting begins and after it ends. */
	opensAt: Date;
	closesAt: Date;
	cancelledAt: Date | null;
}

/** Hours that a meeting no longer leaves room for, because it was made shorter, are those of the meeting again. */
const leavesRoom = sql`starts_at - make_interval(mins => opens_before) < ends_at + make_interval(mins => closes_after)`;
const opens = sql<Date>`case when ${leavesRoom} then starts_at - make_interval(mins => opens_before) else starts_at end`;
const closes = sql<Date>`case when ${leavesRoom} then ends_at + make_interval(mins => closes_after) else ends_at end`;

const sittings = (tx: Tx) =>
	tx.db
		.selectFrom('creche.sitting')
		.select([
			'id',
			'circle_id as circleId',
			'starts_at as startsAt',
			'ends_at as endsAt',
			opens.as('opensAt'),
			closes.as('closesAt'),
			'cancelled_at as cancelledAt'
		]);

/** One sitting. Throws NotFound. */
export async function getSitting(tx: Tx, id: string): Promise<Sitting> {
	const sitting = isId(id) ? await sittings(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!sitting) throw new NotFound();
	return sitting;
}

/** Every sitting of a circle, also those called off, the first one first. */
export function listSittings(tx: Tx, circleId: string): Promise<Sitting[]> {
	return sittings(tx).where('circle_id', '=', circleId).orderBy('starts_at').execute();
}

/** The sitting that goes on or comes next, leaving out those called off; the last one where none is to come. */
export function nextSitting(sittings: readonly Sitting[], now: Date): Sitting | undefined {
	return sittings.find(({ endsAt, cancelledAt }) => endsAt > now && !cancelledAt) ?? sittings.at(-1);
}
