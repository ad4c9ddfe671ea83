import { Transaction, type ConnectionProvider, type KyselyProps } from 'kysely';
import { uses } from '../tricks.ts';
import type { DB } from './tables.generated.ts';

/**
 * The same transaction, in which statements that are started together are sent together: Kysely would wait for the result
 * of each before it sends the next. The connection keeps them in order.
 */
export async function onOneConnection(trx: Transaction<DB>): Promise<Transaction<DB>> {
	if (!uses('one-connection')) return trx;
	const executor = trx.getExecutor();
	const connection = await executor.provideConnection(async (held) => held);
	const provider: ConnectionProvider = { provideConnection: (ask) => ask(connection) };
	const unused = {}; // what only whole databases need: to begin transactions, to look into the catalogue
	const props = {
		executor: executor.withConnectionProvider(provider),
		config: unused,
		driver: unused,
		dialect: unused
	};
	return new Transaction<DB>(props as unknown as KyselyProps);
}
