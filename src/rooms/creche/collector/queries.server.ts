import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { isPast, type Span } from './policy.ts';

/** Somebody whom a parent named to collect her child. */
export interface Collector extends Span {
	id: string;
	childId: string;
	called: string;
}

/** Whom a parent named for one child, first one first; names whose last day is over are left out. */
export async function listCollectors(tx: Tx, childId: string): Promise<Collector[]> {
	const rows: Collector[] = await tx.db
		.selectFrom('creche.collector')
		.select(['id', 'child_id as childId', 'called'])
		.select([
			sql<string | null>`to_char(from_on, 'YYYY-MM-DD')`.as('from'),
			sql<string | null>`to_char(until_on, 'YYYY-MM-DD')`.as('until')
		])
		.where('child_id', '=', childId)
		.orderBy('named_at')
		.orderBy('id')
		.execute();
	const today = isoDay(tx.now, tx.zone);
	return rows.filter((row) => !isPast(row, today));
}
