import type { Tx } from '#platform/db/tx.ts';
import type { LookingBackFields } from './form.ts';

/** What somebody said at the end of her work. */
export interface LookingBack extends LookingBackFields {
	saidOn: string;
}

/** What she said, as far as the speaker reads it; undefined where she said nothing. */
export async function findLookingBack(tx: Tx, engagementId: string): Promise<LookingBack | undefined> {
	return tx.db
		.selectFrom('coproduction.looking_back')
		.select(['expected', 'learnt', 'changed', 'said_on as saidOn'])
		.where('engagement_id', '=', engagementId)
		.executeTakeFirst();
}
