import { listTellers } from '#rooms/coproduction/roll/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';

/** Whether she who is signed in was named as a teller of this vote. */
export async function tellsIn(tx: Tx, decisionId: string): Promise<boolean> {
	const tellers = await listTellers(tx, decisionId);
	return tellers.some(({ accountId }) => accountId === tx.actor.id);
}
