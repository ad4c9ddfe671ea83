import { sql } from 'kysely';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Sitting } from '../sitting/queries.server.ts';

/** What somebody told about how a child settles, and whether the other side has read it. */
export interface SettlingNote {
	id: string;
	words: string;
	fromParent: boolean;
	writtenAt: Date;
	readAt: Date | null;
}

/** Whether a child is expected in the crèche of this sitting today: then those who mind it tell its parent how it settles. */
export async function isExpectedToday(tx: Tx, sitting: Sitting, childId: string): Promise<boolean> {
	if (clockObstacle(sitting, tx.now, tx.zone)) return false;
	const { rows } = await sql`select from people.expected d where d.circle_id = ${sitting.circleId}
		and d.child_id = ${childId} and d.day = ${isoDay(tx.now, tx.zone)}::date`.execute(tx.db);
	return rows.length > 0;
}

const mostShown = 20;

/** The notes about one child, the latest first; nothing for those who may not read them. */
export async function listSettling(tx: Tx, childId: string): Promise<SettlingNote[]> {
	return tx.db
		.selectFrom('creche.settling')
		.select(['id', 'words', 'from_parent as fromParent', 'written_at as writtenAt', 'read_at as readAt'])
		.where('child_id', '=', childId)
		.orderBy('written_at', 'desc')
		.orderBy('id', 'desc')
		.limit(mostShown)
		.execute();
}

/** How many notes of those who mind the children she has not read yet, by child of hers. */
export async function countUnreadSettling(tx: Tx, childIds: readonly string[]): Promise<Map<string, number>> {
	if (!childIds.length) return new Map();
	const rows = await tx.db
		.selectFrom('creche.settling')
		.select((on) => ['child_id as childId', on.fn.countAll<number>().as('notes')])
		.where('child_id', 'in', childIds)
		.where('from_parent', '=', false)
		.where('read_at', 'is', null)
		.groupBy('child_id')
		.execute();
	return new Map(rows.map(({ childId, notes }) => [childId, Number(notes)]));
}
