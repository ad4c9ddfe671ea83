import { mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getDocument, type ProjectDocument } from '#rooms/coproduction/document/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

interface Place {
	project: string;
	document: string;
}

/** A document of a project for those who write it. Throws NotFound. */
export async function documentToWrite(tx: Tx, { project, document: id }: Place): Promise<ProjectDocument> {
	const document = await getDocument(tx, id);
	if (document.projectId !== project || !mayWriteDocuments(tx.actor, document)) throw new NotFound();
	return document;
}
