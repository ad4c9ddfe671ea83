import type { Tx } from '#platform/db/tx.ts';
import type { WritingGiven } from './form.ts';

/** Her key as it is kept: locked. None before she begins, and after she began anew. */
export async function findWritingKey(tx: Tx): Promise<WritingGiven['key']> {
	const row = await tx.db
		.selectFrom('programmes.writing_key')
		.select(['id', 'language', 'salt', 'wrapped'])
		.where('person_id', '=', tx.actor.id ?? '')
		.where('ended_at', 'is', null)
		.orderBy('made_at', 'desc')
		.executeTakeFirst();
	return (row as WritingGiven['key'] | undefined) ?? null;
}

/** The versions of a page that stand, sealed, the oldest first. */
export async function listPageTexts(tx: Tx, sessionId: string, page: string): Promise<WritingGiven['texts']> {
	const rows = await tx.db
		.selectFrom('programmes.page_text')
		.select(['id', 'key_id as key', 'sealed', 'saved_at'])
		.where('person_id', '=', tx.actor.id ?? '')
		.where('session_id', '=', sessionId)
		.where('page', '=', page)
		.orderBy('saved_at')
		.execute();
	return rows.map(({ saved_at, ...row }) => ({ ...row, at: saved_at.toISOString() }));
}

/** Whether she shows a copy of this page. */
export async function isPageShown(tx: Tx, sessionId: string, page: string): Promise<boolean> {
	const row = await tx.db
		.selectFrom('programmes.page_shown')
		.select('id')
		.where('person_id', '=', tx.actor.id ?? '')
		.where('session_id', '=', sessionId)
		.where('page', '=', page)
		.executeTakeFirst();
	return row !== undefined;
}

/** The pages of a booklet that people show to their facilitators, as long as they do. */
export async function listShownTo(
	tx: Tx,
	sessionId: string
): Promise<{ called: string; page: string; words: string; at: Date }[]> {
	const rows = await tx.db
		.selectFrom('programmes.page_shown as shown')
		.innerJoin('people.card as card', 'card.id', 'shown.person_id')
		.select(['card.called', 'shown.page', 'shown.words', 'shown.at'])
		.where('shown.session_id', '=', sessionId)
		.orderBy('shown.at')
		.execute();
	return rows.map(({ called, ...shown }) => ({ ...shown, called: called ?? '' }));
}
