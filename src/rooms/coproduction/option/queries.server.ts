import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { OptionFields } from './form.ts';

/** One of the things that can be chosen. */
export interface VoteOption extends OptionFields {
	id: string;
	/** Its number on the paper, from 1 on without a gap. */
	place: number;
}

/** The options of a decision in the order of their numbers, without what a no-go round took off the list; none where the speaker may not see it. */
export async function listOptions(tx: Tx, decisionId: string): Promise<VoteOption[]> {
	return tx.db
		.selectFrom('coproduction.option')
		.select(['id', 'place', 'name', 'meaning'])
		.where('decision_id', '=', decisionId)
		.where('place', 'is not', null)
		.orderBy('place')
		.$narrowType<{ place: number; name: Words; meaning: Words }>()
		.execute();
}
