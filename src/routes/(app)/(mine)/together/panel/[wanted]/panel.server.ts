import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall, type PaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { findOwnSeat, type Panellist } from '#rooms/coproduction/panel/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** A call for whoever sits on its panel, and for whoever runs it. Throws NotFound. */
export async function panelCall(
	tx: Tx,
	id: string
): Promise<{ call: PaidCall; seat: Panellist | undefined; runs: boolean }> {
	const call = await getPaidCall(tx, id);
	const [seat, runs] = [await findOwnSeat(tx, id), mayRunCall(tx.actor)];
	if (!seat && !runs) throw new NotFound();
	return { call, seat, runs };
}
