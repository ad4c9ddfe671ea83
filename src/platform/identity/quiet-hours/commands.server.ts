import { record } from '../../audit/record.ts';
import type { Tx } from '../../db/tx.ts';
import { Forbidden } from '../../outcome.ts';
import { maySettle } from '../settings/commands.server.ts';
import type { QuietHours } from './form.ts';

/** When the organisation writes to nobody who did not ask for it; null where it has said nothing, or that it has no such hours. */
export async function findQuietHours(tx: Tx): Promise<QuietHours | null> {
	const row = await tx.db
		.selectFrom('platform.organisation')
		.select(['quiet_from as from', 'quiet_to as to'])
		.where('id', '=', tx.actor.orgId)
		.executeTakeFirstOrThrow();
	return row.from === null || row.to === null ? null : { from: row.from, to: row.to };
}

/** Keeps from which hour until which nobody is written to, or that there are none. What waits already is asked about again when it is to leave. */
export async function keepQuietHours(tx: Tx, hours: QuietHours | null): Promise<void> {
	if (!maySettle(tx.actor)) throw new Forbidden();
	await tx.db
		.updateTable('platform.organisation')
		.set({ quiet_from: hours?.from ?? null, quiet_to: hours?.to ?? null })
		.where('id', '=', tx.actor.orgId)
		.execute();
	await record(tx, 'platform.organisation.quiet-hours', { hours: hours ? `${hours.from}-${hours.to}` : 'none' });
}
