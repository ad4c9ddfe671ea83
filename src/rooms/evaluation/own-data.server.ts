import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { copyOfHelp } from './telling/helper/queries.server.ts';

/** Everything this room holds about a person: what she was asked, what she answered and where she helps. Only she herself is given it. */
export async function copyFor(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	if (tx.actor.id !== personId) throw new Forbidden();
	const own = sql<string>`(select evaluation.own_participant())`;
	return {
		...(await copyOfHelp(tx, personId)),
		'evaluation.invitation': await tx.db
			.selectFrom('evaluation.invitation')
			.selectAll()
			.where('participant_id', 'in', own)
			.execute(),
		'evaluation.response': await tx.db
			.selectFrom('evaluation.response')
			.selectAll()
			.where('participant_id', 'in', own)
			.execute(),
		'evaluation.answer': await tx.db
			.selectFrom('evaluation.answer')
			.selectAll()
			.where('response_id', 'in', sql<string>`(select evaluation.own_responses())`)
			.execute()
	};
}

/** Forgets who she was among the answers, and with it her invitations and answers, and where she helped. */
export async function eraseFor(tx: Tx, personId: string): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	await tx.db.deleteFrom('evaluation.participant').where('person_id', '=', personId).execute();
	await tx.db.deleteFrom('evaluation.helper').where('person_id', '=', personId).execute();
}
