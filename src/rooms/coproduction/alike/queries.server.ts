import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { AlikeAnswer } from './form.ts';

/** Two suggestions that seem to be one, and what those who made them said. */
export interface TwoAlike {
	id: string;
	fromId: string;
	intoId: string;
	fromSays: AlikeAnswer | null;
	intoSays: AlikeAnswer | null;
}

const rowsOf = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.alike')
		.select(['id', 'from_id as fromId', 'into_id as intoId', 'from_says as fromSays', 'into_says as intoSays'])
		.orderBy('id')
		.$narrowType<{ fromSays: AlikeAnswer | null; intoSays: AlikeAnswer | null }>();

/** Whom was asked whether two suggestions are one, for those who run the decision. */
export async function listAlike(tx: Tx, decisionId: string): Promise<TwoAlike[]> {
	return rowsOf(tx).where('decision_id', '=', decisionId).execute();
}

/** A question to whoever made a suggestion: may it be joined with this other one? */
export interface AskedAlike {
	id: string;
	suggestionId: string;
	/** What she said. */
	says: AlikeAnswer | null;
	words: string;
	meaning: string;
}

/** What whoever made these suggestions is asked, by her account or by her receipt. */
export async function listAskedAlike(tx: Tx, suggestions: readonly string[]): Promise<AskedAlike[]> {
	if (!suggestions.length) return [];
	const ids = [...suggestions];
	const rows = await rowsOf(tx)
		.where((on) => on.or([on('from_id', 'in', ids), on('into_id', 'in', ids)]))
		.execute();
	const asked: AskedAlike[] = [];
	for (const { id, fromId, intoId, fromSays, intoSays } of rows) {
		const isFrom = ids.includes(fromId);
		const { rows: others } = await sql<{ words: string; meaning: string }>`
			select words, meaning from coproduction.alike_with(${id}::uuid)`.execute(tx.db);
		const [other] = others;
		const hers = { suggestionId: isFrom ? fromId : intoId, says: isFrom ? fromSays : intoSays };
		if (other) asked.push({ id, ...hers, ...other });
	}
	return asked;
}
