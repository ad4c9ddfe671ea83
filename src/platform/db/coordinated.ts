import { sql, type RawBuilder } from 'kysely';
import { coordinates, type Tx } from './tx.ts';

/** That a circle is one of those whom whoever speaks coordinates, by a reference to its id; each is where she coordinates the whole. */
export function isCoordinated(tx: Tx, circle: RawBuilder<unknown>): RawBuilder<boolean> {
	const circles = coordinates(tx.actor);
	return circles === null ? sql<boolean>`true` : sql<boolean>`${circle} = any (${circles}::uuid[])`;
}
