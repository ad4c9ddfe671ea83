import * as v from 'valibot';
import type { Tx } from '../db/tx.ts';

/** What stands in news: ids, and now and then a number. Never words, never a name. */
type Holds = v.GenericSchema<Record<string, string | number | null>>;

/** Something that a room announces: its name, which begins with the room's, and what it holds. Declared once, in the room's `events.ts`. */
export interface News<S extends Holds = Holds> {
	name: string;
	holds: S;
	/** Where it is heard, if not by timed work of a room: a function of the database, called by a trigger in the same transaction. */
	heardBy?: string;
}

/** What a room does when it hears one piece of news. `hear` makes it. */
export interface Hearing {
	name: string;
	work(tx: Tx, payload: unknown): Promise<void>;
}

/** Tells whoever listens what happened, in the same transaction; the worker hands it on once that is kept. */
export async function announce<S extends Holds>(tx: Tx, news: News<S>, payload: v.InferInput<S>): Promise<void> {
	await tx.db
		.insertInto('platform.event')
		.values({ org_id: tx.actor.orgId, name: news.name, payload: JSON.stringify(payload) })
		.execute();
}

/** Listens to one piece of news. News that does not hold what was declared is an error, never a guess. */
export function hear<S extends Holds>(
	news: News<S>,
	work: (tx: Tx, payload: v.InferOutput<S>) => Promise<void>
): Hearing {
	return { name: news.name, work: (tx, payload) => work(tx, v.parse(news.holds, payload)) };
}

/** What a room announces, and what it hears of itself and of others. */
export interface NewsOfRoom {
	announced: readonly News[];
	heard: readonly Hearing[];
}

/** Hands one row of news to everybody who listens. News that no room announces is an error: it would otherwise be lost in silence. */
export async function handOn(
	tx: Tx,
	row: { name: string; payload: unknown },
	rooms: readonly NewsOfRoom[]
): Promise<void> {
	if (!rooms.some(({ announced }) => announced.some(({ name }) => name === row.name)))
		throw new Error(`no room announces ${row.name}`);
	for (const { heard } of rooms) for (const { name, work } of heard) if (name === row.name) await work(tx, row.payload);
}
