import type { Tx } from '#platform/db/tx.ts';
import { keyed } from '#platform/identity/sealing.ts';

/** That somebody asked to be told the day before a group meets. */
export interface DayBefore {
	id: string;
	cohortId: string;
	personId: string;
	/** Since when it is known that it was she who asked. */
	answeredAt: Date | null;
	/** What stands in the address of the link by which she says so, or stops it. */
	link: string;
}

const columns = ['id', 'cohort_id as cohortId', 'person_id as personId', 'answered_at as answeredAt'] as const;

/** What somebody asked to be told of one group, if she did. */
export async function findDayBefore(tx: Tx, cohortId: string, personId: string): Promise<DayBefore | undefined> {
	const row = await tx.db
		.selectFrom('programmes.day_before')
		.select(columns)
		.where('cohort_id', '=', cohortId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row && { ...row, link: dayBeforeLink(row.id) };
}

/** What stands in the address of the link: made from its id under the installation's key, and kept nowhere. */
export function dayBeforeLink(id: string): string {
	return keyed('day before', id).toString('base64url');
}
