import { sql } from 'kysely';
import type { Tx } from '#platform/db/tx.ts';
import type { ShelfKind } from './form.ts';

/** A tip or a book on the shelf of a group. */
export interface OnShelf {
	id: string;
	kind: ShelfKind;
	words: string;
	language: string;
	isOwn: boolean;
}

/** What stands on the shelf of a group of hers, the newest first, without names. */
export async function listShelf(tx: Tx, cohortId: string): Promise<OnShelf[]> {
	const { rows } = await sql<OnShelf>`
		select id, kind, words, language, is_own as "isOwn" from programmes.shelf_of(${cohortId}::uuid)`.execute(tx.db);
	return rows;
}

/** The same for those who lead the group, with who put it there. */
export async function listShelfForTeam(
	tx: Tx,
	cohortId: string
): Promise<(Omit<OnShelf, 'isOwn'> & { called: string })[]> {
	const rows = await tx.db
		.selectFrom('programmes.shelf as shelf')
		.leftJoin('people.card as card', 'card.id', 'shelf.person_id')
		.select(['shelf.id', 'shelf.kind', 'shelf.words', 'shelf.language', 'card.called'])
		.where('shelf.cohort_id', '=', cohortId)
		.orderBy('shelf.id', 'desc')
		.execute();
	return rows.map((row) => ({ ...row, kind: row.kind as ShelfKind, called: row.called ?? '' }));
}
