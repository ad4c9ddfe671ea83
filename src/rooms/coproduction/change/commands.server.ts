import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, NotFound, type Outcome } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import { listReadComments } from '../comment/queries.server.ts';
import { toWriteDocument } from '../document/commands.server.ts';
import { tieComments } from '../thread/commands.server.ts';

/** Says why a paragraph of the draft is as it is now, and what was said that led to it: comments on this document that somebody has read. */
export async function sayWhy(
	tx: Tx,
	documentId: string,
	key: string,
	{ why, comments }: { why: Words; comments: readonly string[] }
): Promise<Outcome<never>> {
	const { document, draft } = await toWriteDocument(tx, documentId);
	const change = draft && (await findChange(tx, draft.id, key));
	if (!change) throw new NotFound();
	await tx.db
		.updateTable('coproduction.change')
		.set({ why: JSON.stringify(why) })
		.where('id', '=', change.id)
		.execute();
	const read = (await listReadComments(tx, documentId)).map(({ id }) => id);
	const led = read.filter((id) => comments.includes(id));
	await tieComments(tx, { id: change.id, projectId: document.projectId }, led);
	await record(tx, 'coproduction.change.explained', { document: documentId, change: change.id });
	return done;
}

function findChange(tx: Tx, versionId: string, key: string): Promise<{ id: string } | undefined> {
	return tx.db
		.selectFrom('coproduction.change')
		.select('id')
		.where('version_id', '=', versionId)
		.where('key', '=', key)
		.executeTakeFirst();
}
