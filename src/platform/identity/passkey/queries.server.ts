import type { Tx } from '../../db/tx.ts';

/** A key of hers, as she reads it. */
export interface OwnPasskey {
	id: string;
	called: string;
	madeOn: string;
	usedOn: string | null;
	/** It is kept with the maker of her phone, and may be on other things of hers. */
	synced: boolean;
	/** It was made for another address of this house, and opens nothing here. */
	sleeps: boolean;
}

/** Her keys, the newest first; those that were made for another host are asleep. Whoever came in by a letter alone sees those made so. */
export async function listOwnPasskeys(tx: Tx, rpId: string): Promise<OwnPasskey[]> {
	const rows = await tx.db
		.selectFrom('platform.passkey')
		.select(['id', 'called', 'made_on', 'used_on', 'synced', 'rp_id'])
		.where('account_id', '=', tx.actor.id)
		.where((row) => row.or([row('strong', '=', false), row.lit(tx.actor.strong)]))
		.orderBy('id', 'desc')
		.execute();
	return rows.map((row) => ({
		...{ id: row.id, called: row.called, madeOn: row.made_on, usedOn: row.used_on },
		...{ synced: row.synced, sleeps: row.rp_id !== rpId }
	}));
}
