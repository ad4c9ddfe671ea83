import type { Tx } from '#platform/db/tx.ts';
import type { MessageWay } from '#platform/mail/kind.ts';
import { inHerOrder } from './policy.ts';

/** The ways that are offered, in the order in which she who asks wants them tried. */
export async function listMyWays(tx: Tx, offered: readonly MessageWay[]): Promise<MessageWay[]> {
	const account = tx.db.selectFrom('platform.account').select('ways').where('id', '=', tx.actor.id);
	return inHerOrder(offered, (await account.executeTakeFirst())?.ways ?? []);
}
