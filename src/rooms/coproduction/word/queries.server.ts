import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { saidOtherwise, type SaidOtherwise } from './fold.ts';
import type { WordFields } from './form.ts';

/** A word of the list of the charity. */
export interface ListedWord extends WordFields {
	id: string;
	version: number;
}

const listed = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.word')
		.select(['id', 'say', 'not_this as notThis', 'why', 'decided', 'version'])
		.select(sql<boolean>`published_at is not null`.as('isPublic'))
		.$narrowType<{ say: Words; notThis: Words; why: Words }>();

/** The words of the list that the speaker may read: anybody those that are public. */
export async function listWords(tx: Tx): Promise<ListedWord[]> {
	return listed(tx).orderBy('created_at').orderBy('id').execute();
}

/** What stands in these texts although the charity says it otherwise. */
export async function listHints(tx: Tx, texts: readonly Words[]): Promise<SaidOtherwise<ListedWord>[]> {
	return saidOtherwise(texts, await listWords(tx));
}

/** One word of the list. Throws NotFound. */
export async function getWord(tx: Tx, id: string): Promise<ListedWord> {
	const word = isId(id) ? await listed(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!word) throw new NotFound();
	return word;
}
