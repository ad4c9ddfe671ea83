import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { getSitting, type Sitting } from '../sitting/queries.server.ts';
import { isNotesDayOver, mayReadNotes, mayWriteToCreche } from './policy.ts';
import { listOwnExpected } from './queries.server.ts';

/** So many notes about one child on one day, and as many of whoever runs the meeting: enough for a hard morning. */
export const mostNotesOfOne = 5;

type Refusal = 'over' | 'enough';

/** A parent lets the crèche know something, for its day, of a child that it expects. */
export async function writeOfChild(
	tx: Tx,
	sittingId: string,
	{ id, child, words }: { id: string; child: string; words: string }
): Promise<Outcome<Refusal>> {
	const sitting = await getSitting(tx, sittingId);
	if (!(await listOwnExpected(tx, sittingId)).some((one) => one.id === child)) throw new NotFound();
	return write(tx, sitting, { id, child_id: child, written_by: null, words });
}

/** Whoever runs the meeting lets its crèche know something for the day. */
export async function writeToCreche(
	tx: Tx,
	sittingId: string,
	{ id, words }: { id: string; words: string }
): Promise<Outcome<Refusal>> {
	const sitting = await getSitting(tx, sittingId);
	if (!mayWriteToCreche(tx.actor, sitting.circleId)) throw new Forbidden();
	return write(tx, sitting, { id, child_id: null, written_by: tx.actor.id, words });
}

interface Note {
	id: string;
	child_id: string | null;
	written_by: string | null;
	words: string;
}

async function write(tx: Tx, sitting: Sitting, note: Note): Promise<Outcome<Refusal>> {
	if (isNotesDayOver(sitting, tx.now, tx.zone)) return refused('over');
	const { written } = await tx.db
		.selectFrom('creche.day_note')
		.select((on) => on.fn.countAll<number>().as('written'))
		.where('sitting_id', '=', sitting.id)
		.where(sql<boolean>`(child_id, written_by) is not distinct from (${note.child_id}::uuid, ${note.written_by}::uuid)`)
		.executeTakeFirstOrThrow();
	if (Number(written) >= mostNotesOfOne) return refused('enough');
	const row = { org_id: tx.actor.orgId, sitting_id: sitting.id, written_at: tx.now, ...note };
	await tx.db.insertInto('creche.day_note').values(row).execute();
	await record(tx, 'creche.day-note.written', { note: note.id, sitting: sitting.id, child: note.child_id });
	return done;
}

/** Whoever is with the children says that a note was read: who wrote it sees so. Twice is once, and nobody says it of her own. */
export async function sayNoteRead(tx: Tx, sittingId: string, noteId: string): Promise<Outcome<never>> {
	const { circleId } = await getSitting(tx, sittingId);
	if (!mayReadNotes(tx.actor, circleId)) throw new Forbidden();
	const read = await tx.db
		.updateTable('creche.day_note')
		.set({ read_at: tx.now, read_by: tx.actor.id })
		.where('id', '=', noteId)
		.where('sitting_id', '=', sittingId)
		.where('read_at', 'is', null)
		.where(sql<boolean>`written_by is distinct from ${tx.actor.id}::uuid`)
		.executeTakeFirst();
	if (read.numUpdatedRows) await record(tx, 'creche.day-note.read', { note: noteId, sitting: sittingId });
	return done;
}

/** Lets notes go four weeks after the day that they were for. */
export async function letDayNotesGo(job: Tx): Promise<void> {
	const { numDeletedRows } = await job.db
		.deleteFrom('creche.day_note')
		.where('sitting_id', 'in', (from) =>
			from
				.selectFrom('creche.sitting')
				.select('id')
				.where('ends_at', '<', sql<Date>`platform.now() - interval '28 days'`)
		)
		.executeTakeFirstOrThrow();
	if (numDeletedRows) await record(job, 'creche.day-note.let-go', { count: Number(numDeletedRows) });
}
