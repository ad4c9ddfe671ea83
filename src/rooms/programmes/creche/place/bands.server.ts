import type { Tx } from '#platform/db/tx.ts';
import { ageBands, type Bands } from '#rooms/people/child/form.ts';

/** Writes how many children of each age a crèche has room for. */
export async function writeBands(tx: Tx, cohortId: string, bands: Bands): Promise<void> {
	await tx.db.deleteFrom('programmes.creche_band').where('cohort_id', '=', cohortId).execute();
	const rows = ageBands.map((band) => ({
		org_id: tx.actor.orgId,
		cohort_id: cohortId,
		age_band: band,
		places: bands[band]
	}));
	await tx.db.insertInto('programmes.creche_band').values(rows).execute();
}
