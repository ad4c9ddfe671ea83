import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { DocumentVersion, ProjectDocument } from '../document/queries.server.ts';
import { changesBetween, type KeyChange } from '../paragraph/fold.ts';
import { listParagraphs, othersOf } from '../paragraph/queries.server.ts';

/** What became of a paragraph in a version, why, and what was said that led to it. */
export interface VersionChange extends KeyChange {
	/** Its id on the thread; none where two versions are compared that do not follow each other. */
	id: string | null;
	why: Words;
	/** The comments that led to it, by their ids. */
	comments: string[];
}

/** The version before one of a document; none before the first. */
export function versionBefore({ versions }: ProjectDocument, { number }: DocumentVersion): DocumentVersion | undefined {
	return versions.find((one) => one.number === number - 1);
}

const rowsOf = (tx: Tx, versionId: string) =>
	tx.db
		.selectFrom('coproduction.change')
		.select(['id', 'key', 'why'])
		.where('version_id', '=', versionId)
		.$narrowType<{ why: Words }>()
		.execute();

/** What became of each paragraph from the version before, why, and what led to it. */
export async function listChanges(tx: Tx, before: DocumentVersion, version: DocumentVersion): Promise<VersionChange[]> {
	const rows = await rowsOf(tx, version.id);
	const others = await othersOf(tx, version.id);
	const [was, is] = [await listParagraphs(tx, before.id), await listParagraphs(tx, version.id)];
	const led = await ledTo(
		tx,
		rows.map(({ id }) => id)
	);
	return changesBetween(was, is, others).map((change) => {
		const row = rows.find(({ key }) => key === change.key);
		return { ...change, id: row?.id ?? null, why: row?.why ?? {}, comments: (row && led[row.id]) ?? [] };
	});
}

/** What is other between any two versions, without a why: that stands with each version on the way. */
export async function compareVersions(tx: Tx, one: DocumentVersion, other: DocumentVersion): Promise<VersionChange[]> {
	const [was, is] = [await listParagraphs(tx, one.id), await listParagraphs(tx, other.id)];
	return changesBetween(was, is, {}).map((change) => ({ ...change, id: null, why: {}, comments: [] }));
}

async function ledTo(tx: Tx, changes: readonly string[]): Promise<Record<string, string[]>> {
	if (!changes.length) return {};
	const rows = await tx.db
		.selectFrom('coproduction.because')
		.select(['change_id as change', 'by_comment_id as comment'])
		.where('change_id', 'in', [...changes])
		.where('by_comment_id', 'is not', null)
		.orderBy('id')
		.$narrowType<{ change: string; comment: string }>()
		.execute();
	const led: Record<string, string[]> = {};
	for (const { change, comment } of rows) (led[change] ??= []).push(comment);
	return led;
}
