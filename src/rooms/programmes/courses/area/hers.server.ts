import { sql, type RawBuilder } from 'kysely';
import { coordinates, type Tx } from '#platform/db/tx.ts';

/** That a run is one of those whom whoever speaks coordinates, by a reference to its id; of all where she coordinates the whole. */
export function isCoordinated(tx: Tx, run: RawBuilder<unknown>): RawBuilder<boolean> {
	const circles = coordinates(tx.actor);
	return circles === null ? sql<boolean>`true` : sql<boolean>`${run} = any (${circles}::uuid[])`;
}
