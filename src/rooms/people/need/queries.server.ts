import type { Tx } from '#platform/db/tx.ts';
import { foldNeeds } from './policy.ts';
import type { Need } from './form.ts';

/** What somebody needs to take part, as far as whoever asks may know it; one of a kind. */
export async function listNeeds(tx: Tx, personId: string): Promise<Need[]> {
	const rows = await tx.db
		.selectFrom('people.need')
		.select(['kind', 'choices', 'words'])
		.where('person_id', '=', personId)
		.orderBy('since')
		.orderBy('id')
		.execute();
	return foldNeeds(rows as Need[]);
}
