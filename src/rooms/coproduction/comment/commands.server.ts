import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { mayWriteDocuments } from '../document/policy.ts';
import { getDocument, takesComments } from '../document/queries.server.ts';
import { lockDocument } from '../locks.ts';
import { listParagraphs } from '../paragraph/queries.server.ts';
import { getComment, type Comment } from './queries.server.ts';

/** Somebody of the project says something to a paragraph of the version that is open, under her account. Its id says nothing of when. */
export async function sayToParagraph(
	tx: Tx,
	documentId: string,
	said: { paragraph: string; words: string; language: string }
): Promise<Outcome<'closed' | 'no-such-paragraph'>> {
	const { projectId, versions } = await getDocument(tx, documentId);
	if (!tx.actor.id) throw new Forbidden();
	await lockDocument(tx, documentId);
	const open = versions.find(({ state }) => state === 'open');
	if (!open || !(await takesComments(tx, open.id))) return refused('closed');
	const isThere = (await listParagraphs(tx, open.id)).some(({ key }) => key === said.paragraph);
	if (!isThere) return refused('no-such-paragraph');
	await tx.db
		.insertInto('coproduction.comment')
		.values({
			...{ org_id: tx.actor.orgId, id: randomUUID(), project_id: projectId, version_id: open.id, key: said.paragraph },
			...{ words: said.words, language: said.language, person_id: tx.actor.id, said_on: todayOf(tx) }
		})
		.execute();
	await record(tx, 'coproduction.comment.made', { document: documentId });
	return done;
}

/** Somebody who runs the project has read a comment: the people of the project read it from now on. Twice is once. */
export async function readComment(tx: Tx, documentId: string, id: string): Promise<Outcome<never>> {
	const comment = await commentToRead(tx, documentId, id);
	if (comment.readOn && !comment.why) return done;
	await tx.db
		.updateTable('coproduction.comment')
		.set({ read_on: comment.readOn ?? todayOf(tx), why: null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.comment.read', { document: documentId, comment: id });
	return done;
}

/** A comment is left out, with a reason that whoever made it reads; one that led to a change stays. */
export async function leaveCommentOut(
	tx: Tx,
	documentId: string,
	id: string,
	why: string
): Promise<Outcome<'led-to-change'>> {
	const comment = await commentToRead(tx, documentId, id);
	const led = tx.db.selectFrom('coproduction.because').select('id').where('by_comment_id', '=', id);
	if (await led.executeTakeFirst()) return refused('led-to-change');
	await tx.db
		.updateTable('coproduction.comment')
		.set({ read_on: comment.readOn ?? todayOf(tx), why })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.comment.left-out', { document: documentId, comment: id });
	return done;
}

async function commentToRead(tx: Tx, documentId: string, id: string): Promise<Comment> {
	const { projectId } = await getDocument(tx, documentId);
	if (!mayWriteDocuments(tx.actor, { projectId })) throw new Forbidden();
	await lockDocument(tx, documentId);
	const comment = await getComment(tx, id);
	if (comment.documentId !== documentId) throw new Forbidden();
	return comment;
}
