import type { Tx } from '#platform/db/tx.ts';
import type { Heads } from './policy.ts';

/** A count of heads on a trip, with who counted and when. */
export interface TripCount extends Heads {
	id: string;
	why: string;
	countedAt: Date;
	called: string | null;
}

/** The counts of a trip, the first first. */
export async function listTripCounts(tx: Tx, sessionId: string): Promise<TripCount[]> {
	const rows = await tx.db
		.selectFrom('programmes.trip_count as count')
		.leftJoin('people.card as card', 'card.id', 'count.counted_by')
		.select([
			'count.id',
			'count.at',
			'count.grown_ups as grownUps',
			'count.children',
			'count.why',
			'count.counted_at as countedAt',
			'card.called'
		])
		.where('count.session_id', '=', sessionId)
		.orderBy('count.counted_at')
		.orderBy('count.id')
		.execute();
	return rows as TripCount[];
}
