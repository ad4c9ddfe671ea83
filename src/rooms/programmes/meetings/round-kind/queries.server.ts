import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { RoundName } from './form.ts';
import type { Round } from './policy.ts';

/** The rounds of a group, those it left too, in the order in which they were chosen. */
export async function listRounds(tx: Tx, cohortId: string): Promise<Round[]> {
	const rows = await tx.db
		.selectFrom('programmes.round_kind')
		.select(['id', 'kind', 'question', 'left_at as leftAt'])
		.select(sql<string>`chosen_on::text`.as('chosenOn'))
		.where('cohort_id', '=', cohortId)
		.orderBy('id')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as RoundName, question: row.question as Words }));
}
