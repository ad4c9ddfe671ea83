import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { KeyedWords } from './fold.ts';

/** A paragraph of a version. */
export interface Paragraph extends KeyedWords {
	/** From 1. */
	place: number;
	version: number;
}

/** The paragraphs of a version in their order. */
export async function listParagraphs(tx: Tx, versionId: string): Promise<Paragraph[]> {
	return tx.db
		.selectFrom('coproduction.paragraph')
		.select(['key', 'place', 'words', 'version'])
		.where('version_id', '=', versionId)
		.orderBy('place')
		.$narrowType<{ words: Words }>()
		.execute();
}

/** Of paragraphs that are gone into which they went, of new ones from which they were split, by their keys. */
export async function othersOf(tx: Tx, versionId: string): Promise<Record<string, string>> {
	const rows = await tx.db
		.selectFrom('coproduction.change')
		.select(['key', 'other_key as other'])
		.where('version_id', '=', versionId)
		.execute();
	return Object.fromEntries(rows.flatMap(({ key, other }) => (other ? [[key, other]] : [])));
}
