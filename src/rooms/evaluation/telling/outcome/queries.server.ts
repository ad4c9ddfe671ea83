import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** Something that can have changed, in parents' words. */
export interface PlannedOutcome {
	id: string;
	words: Words;
}

/** The outcomes of an evaluation, in the order in which they were written. */
export function listOutcomes(tx: Tx, evaluationId: string): Promise<PlannedOutcome[]> {
	return tx.db
		.selectFrom('evaluation.outcome')
		.select(['id', 'words'])
		.where('evaluation_id', '=', evaluationId)
		.orderBy('created_at')
		.orderBy('id')
		.$narrowType<{ words: Words }>()
		.execute();
}
