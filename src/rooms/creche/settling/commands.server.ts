import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getChild } from '#people';
import { getSitting } from '../sitting/queries.server.ts';
import { maySignChildren } from '../visit/policy.ts';
import { listAtSitting } from '../visit/queries.server.ts';
import { isExpectedToday } from './queries.server.ts';

interface Note {
	id: string;
	words: string;
}

/** A parent tells those who mind her child how it settles; they read it on the days on which it is there. */
export async function tellCreche(tx: Tx, childId: string, note: Note): Promise<Outcome<never>> {
	const child = await getChild(tx, childId);
	if (child.personId !== tx.actor.id) throw new NotFound();
	await write(tx, child, note, true);
	return done;
}

/** Whoever minds a child on the day tells its parent how it settled; she reads it on her page. */
export async function tellParent(
	tx: Tx,
	sittingId: string,
	childId: string,
	note: Note
): Promise<Outcome<'not-today'>> {
	const sitting = await getSitting(tx, sittingId);
	if (!maySignChildren(tx.actor, sitting.circleId)) throw new Forbidden();
	const child = (await listAtSitting(tx, sitting)).find(({ id }) => id === childId);
	if (!child) throw new NotFound();
	if (!(await isExpectedToday(tx, sitting, childId))) return refused('not-today');
	await write(tx, child, note, false);
	return done;
}

async function write(
	tx: Tx,
	child: { id: string; personId: string },
	{ id, words }: Note,
	fromParent: boolean
): Promise<void> {
	const row = { org_id: tx.actor.orgId, id, child_id: child.id, words, from_parent: fromParent };
	await tx.db
		.insertInto('creche.settling')
		.values({ ...row, written_by: tx.actor.id ?? '', written_at: tx.now })
		.execute();
	await record(tx, 'creche.settling.told', { person: child.personId, child: child.id, note: id });
}

/** The other side has read a note: its parent what the crèche told, those who mind the child what she told. Twice is once. */
export async function readSettling(tx: Tx, childId: string, noteId: string): Promise<Outcome<never>> {
	const note = await tx.db
		.selectFrom('creche.settling')
		.select(['from_parent as fromParent', 'read_at as readAt'])
		.where('id', '=', noteId)
		.where('child_id', '=', childId)
		.executeTakeFirst();
	if (!note) throw new NotFound();
	const child = await getChild(tx, childId);
	if (note.fromParent === (child.personId === tx.actor.id)) throw new Forbidden();
	if (note.readAt) return done;
	await tx.db
		.updateTable('creche.settling')
		.set({ read_at: tx.now, read_by: tx.actor.id })
		.where('id', '=', noteId)
		.execute();
	await record(tx, 'creche.settling.read', { child: childId, note: noteId });
	return done;
}
