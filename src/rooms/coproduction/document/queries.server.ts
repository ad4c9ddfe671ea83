import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { NotFound } from '#platform/outcome.ts';
import type { DocumentFields, DocumentKind, VersionState } from './form.ts';

/** A document as it stood once. */
export interface DocumentVersion {
	id: string;
	number: number;
	state: VersionState;
	openedOn: string | null;
	publishedOn: string | null;
}

/** Something that is written in a project, with those of its versions that the speaker reads, the newest first. */
export interface ProjectDocument extends DocumentFields {
	id: string;
	projectId: string;
	versions: DocumentVersion[];
}

const documents = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.document')
		.select(['id', 'project_id as projectId', 'kind', 'title'])
		.$narrowType<{ kind: DocumentKind; title: Words }>();

const versions = (tx: Tx) =>
	tx.db
		.selectFrom('coproduction.version')
		.select(['id', 'document_id as documentId', 'number', 'state', 'opened_on as openedOn'])
		.select('published_on as publishedOn')
		.orderBy('number', 'desc')
		.$narrowType<{ state: VersionState }>();

type Row = Awaited<ReturnType<ReturnType<typeof versions>['executeTakeFirstOrThrow']>>;
const of = (documentId: string, rows: readonly Row[]) =>
	rows.filter((row) => row.documentId === documentId).map(({ documentId: _, ...version }) => version);

/** The documents of a project that the speaker reads, the newest first. */
export async function listDocuments(tx: Tx, projectId: string): Promise<ProjectDocument[]> {
	const found = await documents(tx).where('project_id', '=', projectId).orderBy('id', 'desc').execute();
	const rows = await versions(tx).where('project_id', '=', projectId).execute();
	return found.map((document) => ({ ...document, versions: of(document.id, rows) }));
}

/** One document. Throws NotFound. */
export async function getDocument(tx: Tx, id: string): Promise<ProjectDocument> {
	const document = isId(id) ? await documents(tx).where('id', '=', id).executeTakeFirst() : undefined;
	if (!document) throw new NotFound();
	return { ...document, versions: of(id, await versions(tx).where('document_id', '=', id).execute()) };
}

/** Whether the speaker may say something to a version now: it is open, and she is of its project. */
export async function takesComments(tx: Tx, versionId: string): Promise<boolean> {
	const { rows } = await sql<{ takes: boolean }>`
		select ${versionId}::uuid in (select coproduction.open_versions()) as takes`.execute(tx.db);
	return rows[0]?.takes ?? false;
}

/** The documents of her projects to which she who is signed in may say something now. */
export async function listOpenDocuments(tx: Tx): Promise<{ id: string; title: Words }[]> {
	if (!tx.actor.id) return [];
	return tx.db
		.selectFrom('coproduction.version as version')
		.innerJoin('coproduction.document as document', (join) =>
			join.onRef('document.org_id', '=', 'version.org_id').onRef('document.id', '=', 'version.document_id')
		)
		.select(['document.id', 'document.title'])
		.where('version.id', 'in', sql<string>`(select coproduction.open_versions())`)
		.orderBy('document.id')
		.$narrowType<{ title: Words }>()
		.execute();
}
