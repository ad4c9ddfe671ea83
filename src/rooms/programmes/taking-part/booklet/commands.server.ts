import type { Tx } from '#platform/db/tx.ts';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSession } from '#programmes/courses';
import type { Theme } from '../exercise/exercise.ts';
import { listExercises } from '../own-exercise/queries.server.ts';
import type { BookletChange } from './form.ts';
import { mayLayBooklet, mostPages } from './policy.ts';
import { findBooklet, getMyBooklet } from './queries.server.ts';
import { rearranged, suggested } from './suggest.ts';

/** Lays out the booklet of a meeting by its theme. Laid out again it begins anew, as long as the group does not have it. */
export async function layBooklet(tx: Tx, sessionId: string, theme: Theme): Promise<Outcome<'given'>> {
	const session = await laying(tx, sessionId);
	if ((await findBooklet(tx, sessionId))?.givenAt) return refused('given');
	const pages = suggested(await listExercises(tx), theme, session.week);
	await tx.db
		.insertInto('programmes.booklet')
		.values({ org_id: tx.actor.orgId, session_id: sessionId, theme, pages })
		.onConflict((conflict) =>
			conflict
				.columns(['org_id', 'session_id'])
				.doUpdateSet((on) => ({ theme, pages, version: on('programmes.booklet.version', '+', 1) }))
		)
		.execute();
	await record(tx, 'programmes.booklet.laid', { session: sessionId });
	return done;
}

/** Changes the pages of a booklet, unless somebody else did since it was opened; there is at least one, and no more than can be folded. */
export async function changeBooklet(
	tx: Tx,
	sessionId: string,
	{ version, act, page }: BookletChange
): Promise<Outcome<'changed-meanwhile' | 'too-many' | 'last' | 'gone'>> {
	await laying(tx, sessionId);
	const booklet = await findBooklet(tx, sessionId);
	if (!booklet) throw new NotFound();
	if (act === 'add' && !(await listExercises(tx)).some(({ id }) => id === page)) return refused('gone');
	const ids = booklet.exercises.map(({ id }) => id);
	const pages = rearranged(ids, act, page);
	if (pages.length > mostPages) return refused('too-many');
	if (!pages.length) return refused('last');
	const changed = await tx.db
		.updateTable('programmes.booklet')
		.set({ pages, version: version + 1 })
		.where('session_id', '=', sessionId)
		.where('version', '=', version)
		.executeTakeFirst();
	if (!changed.numUpdatedRows) return refused('changed-meanwhile');
	await record(tx, 'programmes.booklet.changed', { session: sessionId });
	return done;
}

/** Gives the booklet to the group: from now on it stands on the page of everybody who belongs to it. */
export async function giveBooklet(tx: Tx, sessionId: string): Promise<Outcome<never>> {
	await laying(tx, sessionId);
	const given = await tx.db
		.updateTable('programmes.booklet')
		.set({ given_at: tx.now })
		.where('session_id', '=', sessionId)
		.where('given_at', 'is', null)
		.executeTakeFirst();
	if (given.numUpdatedRows) await record(tx, 'programmes.booklet.given', { session: sessionId });
	return done;
}

/** Opens a booklet to those who wait for a place in the run, or keeps it for the group again. */
export async function openToWaiting(tx: Tx, sessionId: string, forWaiting: boolean): Promise<Outcome<never>> {
	await laying(tx, sessionId);
	const changed = await tx.db
		.updateTable('programmes.booklet')
		.set({ for_waiting: forWaiting })
		.where('session_id', '=', sessionId)
		.where('for_waiting', '<>', forWaiting)
		.executeTakeFirst();
	if (changed.numUpdatedRows)
		await record(tx, 'programmes.booklet.opened-to-waiting', { session: sessionId, open: forWaiting });
	return done;
}

/** Notes that she opened a booklet, the first time; her facilitators see that and no more. */
export async function openBooklet(tx: Tx, sessionId: string): Promise<Outcome<never>> {
	await getMyBooklet(tx, sessionId);
	if (!tx.actor.id) throw new Forbidden();
	const opened = await tx.db
		.insertInto('programmes.booklet_opened')
		.values({ org_id: tx.actor.orgId, id: uuidv7(), session_id: sessionId, person_id: tx.actor.id })
		.onConflict((conflict) => conflict.columns(['org_id', 'session_id', 'person_id']).doNothing())
		.executeTakeFirst();
	if (opened.numInsertedOrUpdatedRows)
		await record(tx, 'programmes.booklet.opened', { session: sessionId, person: tx.actor.id });
	return done;
}

async function laying(tx: Tx, sessionId: string) {
	const session = await getSession(tx, sessionId);
	if (!mayLayBooklet(tx.actor, session.cohortId)) throw new Forbidden();
	return session;
}
