import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getMyBooklet } from '../booklet/queries.server.ts';
import type { Lock, SealedText } from './form.ts';
import { findWritingKey } from './queries.server.ts';

/** Where she writes: a page of a booklet that her group was given. */
export interface PageAt {
	sessionId: string;
	page: string;
}

/** Keeps her key, locked with her words; with the id of the key it has now, the lock is changed and the pages stay as they are. */
export async function keepLock(tx: Tx, lock: Lock): Promise<Outcome<'another-key', string>> {
	const person = writer(tx);
	const now = await findWritingKey(tx);
	if (now?.id !== lock.key) return refused('another-key');
	const { language, salt, wrapped } = lock;
	const id = now?.id ?? uuidv7();
	if (now)
		await tx.db.updateTable('programmes.writing_key').set({ language, salt, wrapped }).where('id', '=', id).execute();
	else
		await tx.db
			.insertInto('programmes.writing_key')
			.values({ org_id: tx.actor.orgId, id, person_id: person, language, salt, wrapped })
			.execute();
	await record(tx, 'programmes.writing.locked', { person });
	return doneWith(id);
}

/** Keeps a version of a page as it comes, sealed. The versions that it saw go; what it did not see stands beside it. Sent twice it is one. */
export async function keepText(
	tx: Tx,
	{ sessionId, page }: PageAt,
	{ id, key, sealed, saw }: SealedText
): Promise<Outcome<'another-key'>> {
	const person = writer(tx);
	await onPage(tx, sessionId, page);
	if ((await findWritingKey(tx))?.id !== key) return refused('another-key');
	const own = { org_id: tx.actor.orgId, id, key_id: key, person_id: person, session_id: sessionId, page, sealed };
	const kept = await tx.db
		.insertInto('programmes.page_text')
		.values(own)
		.onConflict((conflict) => conflict.columns(['org_id', 'id']).doNothing())
		.executeTakeFirst();
	if (!kept.numInsertedOrUpdatedRows) return done;
	if (saw.length)
		await tx.db
			.deleteFrom('programmes.page_text')
			.where('person_id', '=', person)
			.where('session_id', '=', sessionId)
			.where('page', '=', page)
			.where('id', 'in', saw)
			.execute();
	await record(tx, 'programmes.writing.kept', { session: sessionId, person });
	return done;
}

/** She shows a copy of a page, in clear, to her facilitators; shown again, the new copy stands. */
export async function showPage(tx: Tx, { sessionId, page }: PageAt, words: string): Promise<Outcome<never>> {
	const person = writer(tx);
	await onPage(tx, sessionId, page);
	await tx.db
		.insertInto('programmes.page_shown')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), person_id: person, session_id: sessionId, page, words })
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'person_id', 'session_id', 'page'])
				.doUpdateSet({ words, at: sql<Date>`platform.moment()` })
		)
		.execute();
	await record(tx, 'programmes.writing.shown', { session: sessionId, person });
	return done;
}

/** She takes the copy back; nobody can read it any more. */
export async function takeShownBack(tx: Tx, { sessionId, page }: PageAt): Promise<Outcome<never>> {
	const person = writer(tx);
	await onPage(tx, sessionId, page);
	const taken = await tx.db
		.deleteFrom('programmes.page_shown')
		.where('person_id', '=', person)
		.where('session_id', '=', sessionId)
		.where('page', '=', page)
		.executeTakeFirst();
	if (taken.numDeletedRows) await record(tx, 'programmes.writing.taken-back', { session: sessionId, person });
	return done;
}

/** She begins anew with other words. What she wrote before stays sealed for a year, and then goes; nothing else changes. */
export async function beginWritingAnew(tx: Tx): Promise<Outcome<never>> {
	const person = writer(tx);
	const ended = await tx.db
		.updateTable('programmes.writing_key')
		.set({ ended_at: tx.now })
		.where('person_id', '=', person)
		.where('ended_at', 'is', null)
		.executeTakeFirst();
	if (ended.numUpdatedRows) await record(tx, 'programmes.writing.anew', { person });
	return done;
}

/** Lets pages go whose writer began anew a year ago, as timed work. */
export async function letOldWritingGo(tx: Tx): Promise<void> {
	if (tx.actor.kind !== 'job') throw new Forbidden();
	const gone = await tx.db
		.deleteFrom('programmes.writing_key')
		.where('ended_at', '<', new Date(tx.now.getTime() - 365 * 86_400_000))
		.executeTakeFirst();
	if (gone.numDeletedRows) await record(tx, 'programmes.writing.gone', { count: Number(gone.numDeletedRows) });
}

function writer(tx: Tx): string {
	if (!tx.actor.id) throw new Forbidden();
	return tx.actor.id;
}

async function onPage(tx: Tx, sessionId: string, page: string): Promise<void> {
	const { exercises } = await getMyBooklet(tx, sessionId);
	if (!exercises.some(({ id }) => id === page)) throw new NotFound();
}
