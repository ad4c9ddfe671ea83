import type { Kysely } from 'kysely';
import type { DB } from './tables.generated.ts';
import { inTransaction, openArrival, type Actor, type Speaker, type Tx } from './tx.ts';

/** A request at the door: who came and to whose page, and the transaction in which that was looked up. */
export interface Arrival<Found> {
	/** Who is signed in, or nobody. */
	actor: Actor | null;
	/** The organisation whose page is asked for, if there is one. */
	found: Found | undefined;
	/**
	 * Does work as this speaker. The first work of whoever arrived goes on in the transaction that looked her up, so that
	 * a page needs no second one; all other work has a transaction of its own.
	 */
	work<T>(speaker: Speaker, todo: (tx: Tx) => Promise<T>): Promise<T>;
	/** Lets go of that transaction if no work took it. */
	leave(): Promise<void>;
}

/**
 * Looks up in one step who asks and whose page it is. Nothing is remembered from one request to the next, so what was
 * ended or taken away has ended with the next request. `stay` keeps the transaction for the page's own work; only where
 * nothing slow, such as receiving a form, comes before that work.
 */
export async function arrive<Found>(
	db: Kysely<DB>,
	session: Uint8Array | null,
	place: { slug?: string; host: string },
	stay: boolean
): Promise<Arrival<Found>> {
	const opened = await openArrival<Found>(db, session, place);
	let waiting = opened.tx;
	const leave = async () => {
		const left = waiting;
		waiting = null;
		await left?.end().catch(() => undefined); // it had only looked something up
	};
	if (!stay) await leave();
	return {
		actor: opened.actor,
		found: opened.found,
		async work(speaker, todo) {
			const taken = waiting?.speaksAs(speaker) ? waiting : null;
			if (!taken) {
				await leave(); // nobody waits for a second connection while holding one
				return inTransaction(db, speaker, todo);
			}
			waiting = null;
			return taken.finish(todo);
		},
		leave
	};
}
