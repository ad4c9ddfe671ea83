import type { Tx } from '#platform/db/tx.ts';
import { Forbidden } from '#platform/outcome.ts';
import { lockDocument } from '../locks.ts';
import { mayWriteDocuments } from './policy.ts';
import { getDocument, type DocumentVersion, type ProjectDocument } from './queries.server.ts';

/** A document that the speaker may write, held until this is done, its draft where there is one, and the version before that. */
export interface Writing {
	document: ProjectDocument;
	draft: DocumentVersion | undefined;
	before: DocumentVersion | undefined;
}

/** A document that the speaker may write, held until this is done. Throws NotFound, Forbidden. */
export async function toWriteDocument(tx: Tx, id: string): Promise<Writing> {
	const { projectId } = await getDocument(tx, id);
	if (!mayWriteDocuments(tx.actor, { projectId })) throw new Forbidden();
	await lockDocument(tx, id);
	const document = await getDocument(tx, id);
	const draft = document.versions.find(({ state }) => state === 'draft');
	return { document, draft, before: draft && document.versions.find(({ number }) => number === draft.number - 1) };
}
