import type { Kysely } from 'kysely';
import type { DB } from './tables.generated.ts';
import { inTransaction, openRequest, type Actor, type OpenTx, type Speaker, type Tx } from './tx.ts';

/** Who makes a request and to which organisation, and the transaction in which that was looked up. */
export interface RequestTx<Found> {
	/** Who is signed in, or nobody. */
	actor: Actor | null;
	/** The organisation whose page is asked for, if there is one. */
	found: Found | undefined;
	/** When the request began, by the clock of the database. */
	now: Date;
	/**
	 * Does work as this speaker. Works that begin before the first of them has ended share the transaction in which the
	 * speaker was looked up, so that a page needs no second one; all other work has a transaction of its own.
	 */
	work<T>(speaker: Speaker, todo: (tx: Tx) => Promise<T>): Promise<T>;
	/** Closes that transaction; called before the response is sent. Throws when the commit failed. */
	leave(): Promise<void>;
}

/**
 * Looks up in one step who asks and whose page it is. Nothing is remembered from one request to the next, so what was
 * ended or taken away has ended with the next request. `stay` keeps the transaction for the page's own work; only where
 * nothing slow, such as receiving a form, comes before that work.
 */
export async function beginRequest<Found>(
	db: Kysely<DB>,
	session: Uint8Array | null,
	place: { slug?: string; host: string },
	stay: boolean
): Promise<RequestTx<Found>> {
	const opened = await openRequest<Found>(db, session, place);
	const open = opened.tx && shared(opened.tx);
	if (!stay) await open?.close();
	return {
		actor: opened.actor,
		found: opened.found,
		now: opened.now,
		async work(speaker, todo) {
			if (open?.takes(speaker)) return open.work(todo);
			await open?.closeUnused(); // nobody waits for a second connection while holding one
			return inTransaction(db, speaker, todo);
		},
		leave: async () => open?.close()
	};
}

/** One transaction for works that are under way at the same time: closed behind the last, and undone if one failed. */
function shared(open: OpenTx) {
	let underWay = 0;
	let failure: { error: unknown } | undefined;
	let closing: Promise<void> | undefined;
	const close = () => (closing ??= failure ? open.undo() : open.keep());
	return {
		close,
		closeUnused: async () => (underWay ? undefined : close()),
		takes: (speaker: Speaker) => !closing && open.speaksAs(speaker),
		async work<T>(todo: (tx: Tx) => Promise<T>): Promise<T> {
			underWay++;
			const begun = async () => todo(open.tx); // what throws at once counts as failed too
			const done = await begun().catch((error: unknown) => void (failure ??= { error }));
			if (!--underWay) close().catch(() => undefined); // leave waits for it, and says so
			if (failure) throw failure.error;
			return done as T;
		}
	};
}
