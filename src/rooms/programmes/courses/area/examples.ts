import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { addArea } from './commands.server.ts';
import type { AreaTable } from './queries.server.ts';

async function make(tx: Tx, name: string, table: AreaTable, since: string): Promise<string> {
	const outcome = await addArea(tx, { id: uuidv7(), name, since }, table);
	if (!outcome.ok) throw new Error(`${name} could not be added: ${outcome.reason}`);
	return outcome.value;
}

/** An area, added as the screen adds it; returns its id. */
export const makeArea = (tx: Tx, name: string, since = ''): Promise<string> => make(tx, name, 'programmes.area', since);

/** A partner, added as the screen adds it; returns its id. */
export const makePartner = (tx: Tx, name: string, since = ''): Promise<string> =>
	make(tx, name, 'programmes.partner', since);
