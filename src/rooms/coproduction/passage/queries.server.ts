import type { Tx } from '#platform/db/tx.ts';
import { wordsOf } from './fold.ts';

/** A stretch of a note that belongs to a theme, with its words. */
export interface Passage {
	id: string;
	noteId: string;
	place: number;
	themeId: string;
	words: string;
	language: string;
}

const passages = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.passage as passage')
		.innerJoin('coproduction.answer as answer', (join) =>
			join
				.onRef('answer.org_id', '=', 'passage.org_id')
				.onRef('answer.note_id', '=', 'passage.note_id')
				.onRef('answer.place', '=', 'passage.place')
		)
		.innerJoin('coproduction.note as note', (join) =>
			join.onRef('note.org_id', '=', 'passage.org_id').onRef('note.id', '=', 'passage.note_id')
		)
		.select(['passage.id', 'passage.note_id as noteId', 'passage.place', 'passage.theme_id as themeId'])
		.select(['passage.starts', 'passage.ends', 'answer.words', 'note.language'])
		.orderBy('passage.place')
		.orderBy('passage.starts')
		.orderBy('passage.id');

const shown = <Row extends { starts: number; ends: number; words: string }>({ starts, ends, words, ...row }: Row) => ({
	...row,
	words: wordsOf(words, { starts, ends })
});

/** What was marked in a note. */
export async function listPassagesOf(tx: Tx, noteId: string): Promise<Passage[]> {
	return (await passages(tx).where('passage.note_id', '=', noteId).execute()).map(shown);
}

/** What was marked for a theme, for those who read notes. */
export async function listPassagesFor(tx: Tx, themeId: string): Promise<Passage[]> {
	return (await passages(tx).where('passage.theme_id', '=', themeId).execute()).map(shown);
}
