import { sql } from 'kysely';
import { asked } from '#platform/db/asked.ts';
import type { Tx } from '#platform/db/tx.ts';

/** What the crèche should know on one day, from whom, and whether it was read. */
export interface DayNote {
	id: string;
	/** The child that a parent wrote of; null where whoever runs the meeting wrote. */
	child: string | null;
	/** What whoever wrote it is called. */
	by: string;
	/** Whoever asks wrote it herself. */
	isOwn: boolean;
	words: string;
	writtenAt: Date;
	readAt: Date | null;
	readBy: string | null;
}

const notes = (tx: Tx, sittingId: string) =>
	tx.db
		.selectFrom('creche.day_note as note')
		.leftJoin('people.child_card as child', 'child.id', 'note.child_id')
		.leftJoin('people.card as parent', 'parent.id', 'child.person_id')
		.leftJoin('people.card as team', 'team.id', 'note.written_by')
		.leftJoin('people.card as reader', 'reader.id', 'note.read_by')
		.select([
			'note.id',
			'child.first_name as child',
			sql<string>`coalesce(parent.called, team.called, '')`.as('by'),
			sql<boolean>`coalesce(note.written_by, child.person_id) is not distinct from ${tx.actor.id}::uuid`.as('isOwn'),
			'note.words',
			'note.written_at as writtenAt',
			'note.read_at as readAt',
			'reader.called as readBy'
		])
		.where('note.sitting_id', '=', sittingId)
		.orderBy('note.written_at', 'desc')
		.orderBy('note.id')
		.limit(100);

/** What was written to a crèche for its day, the newest first; for those who are with the children and those who run the meeting. */
export function listDayNotes(tx: Tx, sittingId: string): Promise<DayNote[]> {
	return notes(tx, sittingId).execute();
}

/** What a parent wrote of her own children for one day, the newest first. */
export function listOwnDayNotes(tx: Tx, sittingId: string): Promise<DayNote[]> {
	return notes(tx, sittingId).where('child.person_id', '=', tx.actor.id).execute();
}

/** The children of whoever asks that a crèche expects on the day of a sitting. */
export async function listOwnExpected(tx: Tx, sittingId: string): Promise<{ id: string; firstName: string }[]> {
	const { rows } = await sql<{ id: string; firstName: string }>`
		select k.id, k.first_name as "firstName" from creche.sitting s
			join people.expected e on e.circle_id = s.circle_id and e.day = (s.starts_at at time zone ${tx.zone})::date
			join people.child_card k on k.id = e.child_id
		where s.id = ${sittingId} and k.person_id = ${tx.actor.id}
		order by lower(k.first_name), k.id`.execute(tx.db);
	return rows;
}

/** The sittings from today on that expect a child of whoever asks; one that is called off expects none. */
export async function listOwnSittings(tx: Tx): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`
		select distinct s.id from people.expected e
			join people.child_card k on k.id = e.child_id
			join creche.sitting s on s.circle_id = e.circle_id and (s.starts_at at time zone ${tx.zone})::date = e.day
		where k.person_id = ${tx.actor.id} and e.day >= (${asked(tx.now)} at time zone ${tx.zone})::date`.execute(tx.db);
	return rows.map(({ id }) => id);
}
