import { randomUUID } from 'node:crypto';
import { record } from '#platform/audit/record.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { listChanges } from '../change/queries.server.ts';
import type { documentRefusalWords } from '../document/choices.ts';
import { toWriteDocument } from '../document/commands.server.ts';
import { mayWriteDocuments } from '../document/policy.ts';
import type { DocumentVersion, ProjectDocument } from '../document/queries.server.ts';
import { beginWith } from '../paragraph/commands.server.ts';
import { asksWhy } from '../paragraph/fold.ts';
import { listParagraphs } from '../paragraph/queries.server.ts';
import { getProject } from '../project/queries.server.ts';
import type { NewDocument, versionSteps } from './form.ts';

/** Begins a document of a project with a text; its first version is a draft. Returns its id. */
export async function writeDocument(
	tx: Tx,
	projectId: string,
	{ id, kind, title, paragraphs }: NewDocument
): Promise<Outcome<never, string>> {
	const project = await getProject(tx, projectId);
	if (!mayWriteDocuments(tx.actor, { projectId: project.id })) throw new Forbidden();
	await tx.db
		.insertInto('coproduction.document')
		.values({
			...{ org_id: tx.actor.orgId, id, project_id: projectId, kind, title: JSON.stringify(title) },
			...{ created_at: tx.now, created_by: tx.actor.id }
		})
		.execute();
	const versionId = await beginVersion(tx, { id, projectId }, 1);
	const standing = paragraphs.map((words) => ({ key: randomUUID(), words }));
	await beginWith(tx, { versionId, projectId }, standing, { isCopy: false });
	await record(tx, 'coproduction.document.begun', { project: projectId, document: id });
	return doneWith(id);
}

async function beginVersion(
	tx: Tx,
	{ id, projectId }: { id: string; projectId: string },
	number: number
): Promise<string> {
	const versionId = uuidv7();
	const of = { org_id: tx.actor.orgId, id: versionId, document_id: id, project_id: projectId };
	await tx.db
		.insertInto('coproduction.version')
		.values({ ...of, number })
		.execute();
	return versionId;
}

const stand = (tx: Tx, { id }: DocumentVersion) =>
	tx.db
		.updateTable('coproduction.version')
		.set({ state: 'published', published_on: todayOf(tx) })
		.where('id', '=', id)
		.execute();

/**
 * Opens the draft: the people of the project read it and say what they think, and its words stand. What is other than before says why; the version before is
 * open no more.
 */
export async function openVersion(tx: Tx, documentId: string): Promise<Outcome<'no-draft' | 'empty' | 'no-why'>> {
	const { document, draft, before } = await toWriteDocument(tx, documentId);
	if (!draft) return refused('no-draft');
	if (!(await listParagraphs(tx, draft.id)).length) return refused('empty');
	const changes = before ? await listChanges(tx, before, draft) : [];
	if (changes.some((change) => asksWhy(change) && !Object.keys(change.why).length)) return refused('no-why');
	for (const version of openOf(document)) await stand(tx, version);
	await tx.db
		.updateTable('coproduction.version')
		.set({ state: 'open', opened_on: todayOf(tx) })
		.where('id', '=', draft.id)
		.execute();
	await record(tx, 'coproduction.version.opened', { document: documentId, version: draft.id });
	return done;
}

const openOf = ({ versions }: ProjectDocument) => versions.filter(({ state }) => state === 'open');

/** Publishes the version that is open: nobody says anything more to it, and it stands. */
export async function publishVersion(tx: Tx, documentId: string): Promise<Outcome<'not-open'>> {
	const { document } = await toWriteDocument(tx, documentId);
	const [open] = openOf(document);
	if (!open) return refused('not-open');
	await stand(tx, open);
	await record(tx, 'coproduction.version.published', { document: documentId, version: open.id });
	return done;
}

/** Begins the next version as a copy of the newest. Where there is a draft already, that is it. */
export async function beginNextVersion(tx: Tx, documentId: string): Promise<Outcome<'draft-already'>> {
	const { document, draft } = await toWriteDocument(tx, documentId);
	const [newest] = document.versions;
	if (draft || !newest) return refused('draft-already');
	const { projectId } = document;
	const versionId = await beginVersion(tx, document, newest.number + 1);
	const paragraphs = await listParagraphs(tx, newest.id);
	await beginWith(tx, { versionId, projectId }, paragraphs, { isCopy: true });
	await record(tx, 'coproduction.version.begun', { document: documentId, version: versionId });
	return done;
}

/** Gives up the draft; a document that has no other version goes with it. Returns whether the document is still there. */
export async function giveUpDraft(tx: Tx, documentId: string): Promise<Outcome<'no-draft', 'kept' | 'gone'>> {
	const { document, draft } = await toWriteDocument(tx, documentId);
	if (!draft) return refused('no-draft');
	await tx.db.deleteFrom('coproduction.version').where('id', '=', draft.id).execute();
	const isLast = document.versions.length === 1;
	if (isLast) await tx.db.deleteFrom('coproduction.document').where('id', '=', documentId).execute();
	await record(tx, 'coproduction.version.given-up', { document: documentId, version: draft.id });
	return doneWith(isLast ? 'gone' : 'kept');
}

/** Takes one step with a document. Returns whether it is still there. */
export async function goOn(
	tx: Tx,
	documentId: string,
	step: (typeof versionSteps)[number]
): Promise<Outcome<keyof typeof documentRefusalWords, 'kept' | 'gone'>> {
	if (step === 'give-up') return giveUpDraft(tx, documentId);
	const take = { open: openVersion, publish: publishVersion, next: beginNextVersion }[step];
	const outcome = await take(tx, documentId);
	return outcome.ok ? doneWith('kept') : outcome;
}
