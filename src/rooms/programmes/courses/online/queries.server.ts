import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Mode, WayIn } from '../template/course-template.ts';
import type { WayOnline } from './form.ts';

/** What decides how a run may meet. */
export async function findRun(
	tx: Tx,
	cohortId: string
): Promise<{ wayIn: WayIn; mode: Mode; venueId: string | null } | undefined> {
	const row = await tx.db
		.selectFrom('programmes.cohort')
		.select(['way_in as wayIn', 'mode', 'venue_id as venueId'])
		.where('id', '=', cohortId)
		.executeTakeFirst();
	return row as { wayIn: WayIn; mode: Mode; venueId: string | null } | undefined;
}

const nothing: WayOnline = { link: '', phone: '' };

/** How one comes into a run online, for whoever plans or leads it; empty for everybody else, and where nobody said. */
export async function getWayOnline(tx: Tx, cohortId: string): Promise<WayOnline> {
	const row = await tx.db
		.selectFrom('programmes.online_way')
		.select(['link', 'phone'])
		.where('cohort_id', '=', cohortId)
		.executeTakeFirst();
	return row ?? nothing;
}

/** The way into a meeting online for her who speaks and comes to it, from half an hour before until the end; nothing at any other time. */
export async function findMyWayOnline(tx: Tx, sessionId: string): Promise<WayOnline | undefined> {
	const { rows } = await sql<WayOnline>`select link, phone from programmes.way_online(${sessionId}::uuid)`.execute(
		tx.db
	);
	return rows[0];
}
