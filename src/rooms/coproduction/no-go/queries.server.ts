import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** What a no-go round took off the list. */
export interface NameOut {
	id: string;
	name: Words;
	/** With how many papers, from five on; null where they were a few. */
	by: number | null;
}

/** What the no-go round of a decision took off its list, in the order of the alphabet of their ids. */
export async function listNamesOut(tx: Tx, decisionId: string): Promise<NameOut[]> {
	return tx.db
		.selectFrom('coproduction.option')
		.select(['id', 'name', 'out_by as by'])
		.where('decision_id', '=', decisionId)
		.where('is_out', '=', true)
		.orderBy('id')
		.$narrowType<{ name: Words }>()
		.execute();
}

/** Why people would not feel at home with names, without them, by the alphabet; of a round. */
export async function listNoGoReasons(tx: Tx, roundId: string): Promise<string[]> {
	const rows = await tx.db
		.selectFrom('coproduction.no_go_reason')
		.select('words')
		.where('decision_id', '=', roundId)
		.orderBy('place')
		.execute();
	return rows.map(({ words }) => words);
}
