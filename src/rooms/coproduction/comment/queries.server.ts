import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** What somebody said to a paragraph, as the people of the project read it: nobody stands beside it. */
export interface ReadComment {
	id: string;
	versionId: string;
	key: string;
	words: string;
	language: string;
	saidOn: string;
	/** Whoever reads it made it. */
	hers: boolean;
}

/** The same as those who run the project read it, or whoever made it. */
export interface Comment extends Omit<ReadComment, 'hers'> {
	readOn: string | null;
	/** Why it was left out. */
	why: string | null;
	/** What whoever made it is called, where the speaker may read that. */
	called: string | null;
}

const comments = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.comment as comment')
		.leftJoin('people.card as card', (join) =>
			join.onRef('card.org_id', '=', 'comment.org_id').onRef('card.id', '=', 'comment.person_id')
		)
		.select(['comment.id', 'comment.version_id as versionId', 'comment.key', 'comment.words', 'comment.language'])
		.select(['comment.said_on as saidOn', 'comment.read_on as readOn', 'comment.why', 'card.called']);

/** What was said to the versions of a document and read by a person, for whoever reads them. */
export async function listReadComments(tx: Tx, documentId: string): Promise<ReadComment[]> {
	const { rows } = await sql<ReadComment>`
		select id, version_id as "versionId", key, words, language, said_on::text as "saidOn", hers
		from coproduction.comments_read(${documentId}::uuid)`.execute(tx.db);
	return rows;
}

/** All that was said to the versions of a document, for those who run the project: what nobody has read first. */
export async function listComments(tx: Tx, versions: readonly { id: string }[]): Promise<Comment[]> {
	if (!versions.length) return [];
	return comments(tx)
		.where(
			'comment.version_id',
			'in',
			versions.map(({ id }) => id)
		)
		.orderBy(sql`comment.read_on is not null`)
		.orderBy('comment.said_on')
		.orderBy('comment.id')
		.execute();
}

/** What she who is signed in said to a version, also what nobody has read yet or what was left out. */
export async function listOwnComments(tx: Tx, versionId: string): Promise<Comment[]> {
	if (!tx.actor.id) return [];
	return comments(tx)
		.where('comment.version_id', '=', versionId)
		.where('comment.person_id', '=', tx.actor.id)
		.orderBy('comment.said_on')
		.orderBy('comment.id')
		.execute();
}

/** One comment and the document to which it was made. Throws NotFound. */
export async function getComment(tx: Tx, id: string): Promise<Comment & { documentId: string; projectId: string }> {
	const found = isId(id)
		? await comments(tx)
				.innerJoin('coproduction.version as version', (join) =>
					join.onRef('version.org_id', '=', 'comment.org_id').onRef('version.id', '=', 'comment.version_id')
				)
				.select(['version.document_id as documentId', 'comment.project_id as projectId'])
				.where('comment.id', '=', id)
				.executeTakeFirst()
		: undefined;
	if (!found) throw new NotFound();
	return found;
}

/** What this noun holds about a person: what she said to documents. */
export async function copyOfComments(tx: Tx, personId: string): Promise<Record<string, unknown[]>> {
	const own = tx.db.selectFrom('coproduction.comment').select(['words', 'language', 'said_on', 'read_on', 'why']);
	return { 'coproduction.comment': await own.where('person_id', '=', personId).orderBy('id').execute() };
}
