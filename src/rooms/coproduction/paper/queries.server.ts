import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** The open votes in which she who is signed in tells: she finds the roll and the slips from her own page. */
export async function listTellings(tx: Tx): Promise<{ decisionId: string; question: Words }[]> {
	if (!tx.actor.id) return [];
	return tx.db
		.selectFrom('coproduction.teller as teller')
		.innerJoin('coproduction.decision as decision', (join) =>
			join.onRef('decision.org_id', '=', 'teller.org_id').onRef('decision.id', '=', 'teller.decision_id')
		)
		.select(['decision.id as decisionId', 'decision.question'])
		.where('teller.account_id', '=', tx.actor.id)
		.where('decision.state', '=', 'open')
		.orderBy('decision.closes_at')
		.$narrowType<{ question: Words }>()
		.execute();
}
