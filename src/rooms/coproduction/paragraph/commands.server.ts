import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import type { Words } from '#platform/forms/words.ts';
import { toWriteDocument } from '../document/commands.server.ts';
import type { DocumentVersion } from '../document/queries.server.ts';
import {
	added,
	changesBetween,
	joinedWithNext,
	standingAt,
	reworded,
	splitAtGap,
	takenOut,
	type Draft,
	type KeyedWords
} from './fold.ts';
import { paragraphMost } from './form.ts';
import { listParagraphs, othersOf, type Paragraph } from './queries.server.ts';

/** The draft of a document as it is written, its paragraphs as they are kept, and the version before it. */
interface Writing extends Draft {
	paragraphs: readonly Paragraph[];
	version: DocumentVersion;
	projectId: string;
	before: DocumentVersion | undefined;
}

/** The draft of a document, held until this is done. Throws NotFound where there is none. */
async function draftOf(tx: Tx, documentId: string): Promise<Writing> {
	const { document, draft, before } = await toWriteDocument(tx, documentId);
	if (!draft) throw new NotFound();
	const [paragraphs, others] = [await listParagraphs(tx, draft.id), await othersOf(tx, draft.id)];
	return { paragraphs, others, before, version: draft, projectId: document.projectId };
}

function paragraphIn({ paragraphs }: Writing, key: string): Paragraph {
	const paragraph = paragraphs.find((one) => one.key === key);
	if (!paragraph) throw new NotFound();
	return paragraph;
}

/** Puts one paragraph more at the end of the draft. Returns its key. */
export async function addParagraph(
	tx: Tx,
	documentId: string,
	{ id: key, words }: { id: string; words: Words }
): Promise<Outcome<'enough', string>> {
	const draft = await draftOf(tx, documentId);
	if (draft.paragraphs.length >= paragraphMost.paragraphs) return refused('enough');
	await keepDraft(tx, draft, added(draft, { key, words }, draft.paragraphs.length + 1));
	await record(tx, 'coproduction.paragraph.added', { document: documentId, paragraph: key });
	return doneWith(key);
}

/** Gives a paragraph other words, unless somebody else did since it was opened. */
export async function rewordParagraph(
	tx: Tx,
	documentId: string,
	key: string,
	{ version, words }: { version: number; words: Words }
): Promise<Outcome<'changed-meanwhile'>> {
	const draft = await draftOf(tx, documentId);
	if (paragraphIn(draft, key).version !== version) return refused('changed-meanwhile');
	await keepDraft(tx, draft, reworded(draft, key, words));
	await record(tx, 'coproduction.paragraph.reworded', { document: documentId, paragraph: key });
	return done;
}

/** Makes two paragraphs of one, with these words: what stands behind the first empty line is a paragraph of its own. */
export async function splitParagraph(
	tx: Tx,
	documentId: string,
	key: string,
	{ version, words }: { version: number; words: Words }
): Promise<Outcome<'changed-meanwhile' | 'no-gap' | 'enough'>> {
	const draft = await draftOf(tx, documentId);
	if (paragraphIn(draft, key).version !== version) return refused('changed-meanwhile');
	if (draft.paragraphs.length >= paragraphMost.paragraphs) return refused('enough');
	const split = splitAtGap(reworded(draft, key, words), key, randomUUID());
	if (split.paragraphs.length === draft.paragraphs.length) return refused('no-gap');
	await keepDraft(tx, draft, split);
	await record(tx, 'coproduction.paragraph.split', { document: documentId, paragraph: key });
	return done;
}

/** Makes one paragraph of this one and the one below it. */
export async function joinParagraphs(
	tx: Tx,
	documentId: string,
	key: string
): Promise<Outcome<'nothing-below' | 'too-long'>> {
	const draft = await draftOf(tx, documentId);
	if (paragraphIn(draft, key).place === draft.paragraphs.length) return refused('nothing-below');
	const joined = joinedWithNext(draft, key);
	const long = joined.paragraphs.some(({ words }) =>
		Object.values(words).some((text) => text.length > paragraphMost.words)
	);
	if (long) return refused('too-long');
	await keepDraft(tx, draft, joined);
	await record(tx, 'coproduction.paragraph.joined', { document: documentId, paragraph: key });
	return done;
}

/** Puts a paragraph at another place of the draft; behind the last is last. Sent twice is once. */
export async function moveParagraph(tx: Tx, documentId: string, key: string, place: number): Promise<Outcome<never>> {
	const draft = await draftOf(tx, documentId);
	if (paragraphIn(draft, key).place === Math.min(place, draft.paragraphs.length)) return done;
	await keepDraft(tx, draft, standingAt(draft, key, place));
	await record(tx, 'coproduction.paragraph.moved', { document: documentId, paragraph: key });
	return done;
}

/** Takes a paragraph out of the draft; those below it move up. */
export async function takeParagraphOut(tx: Tx, documentId: string, key: string): Promise<Outcome<never>> {
	const draft = await draftOf(tx, documentId);
	paragraphIn(draft, key);
	await keepDraft(tx, draft, takenOut(draft, key));
	await record(tx, 'coproduction.paragraph.taken-out', { document: documentId, paragraph: key });
	return done;
}

/** Writes a draft as it is now in place of what it was, and what became of each paragraph of the version before. */
async function keepDraft(tx: Tx, was: Writing, now: Draft): Promise<void> {
	const { version, projectId, before } = was;
	const known = new Map(was.paragraphs.map((one) => [one.key, one]));
	const gone = was.paragraphs.filter(({ key }) => !now.paragraphs.some((one) => one.key === key)).map(({ key }) => key);
	const drafted = tx.db.deleteFrom('coproduction.paragraph').where('version_id', '=', version.id);
	if (gone.length) await drafted.where('key', 'in', gone).execute();
	const fresh = now.paragraphs.filter(({ key }) => !known.has(key));
	await writeParagraphs(tx, { versionId: version.id, projectId }, fresh, now.paragraphs);
	for (const { key, words } of now.paragraphs) {
		const kept = known.get(key);
		if (kept && kept.words !== words)
			await tx.db
				.updateTable('coproduction.paragraph')
				.set({ words: JSON.stringify(words), version: kept.version + 1 })
				.where('version_id', '=', version.id)
				.where('key', '=', key)
				.execute();
	}
	const order = now.paragraphs.map(({ key }) => key);
	await sql`update coproduction.paragraph p set place = o.place
		from unnest(${order}::uuid[]) with ordinality o (key, place)
		where p.org_id = ${tx.actor.orgId}::uuid and p.version_id = ${version.id}::uuid and p.key = o.key and p.place <> o.place`.execute(
		tx.db
	);
	if (before) await noteBecame(tx, { versionId: version.id, projectId }, await listParagraphs(tx, before.id), now);
}

/** Writes the paragraphs with which a version begins: those of a text, or of the version before, of which each is noted as kept. */
export async function beginWith(
	tx: Tx,
	into: Into,
	paragraphs: readonly KeyedWords[],
	{ isCopy }: { isCopy: boolean }
): Promise<void> {
	await writeParagraphs(tx, into, paragraphs, paragraphs);
	if (isCopy) await noteBecame(tx, into, paragraphs, { paragraphs, others: {} });
	await record(tx, 'coproduction.paragraph.begun', { version: into.versionId, count: paragraphs.length });
}

/** Which version something is written into. */
interface Into {
	versionId: string;
	projectId: string;
}

/** Writes new paragraphs of a draft, each where it stands among all of it. */
async function writeParagraphs(
	tx: Tx,
	{ versionId, projectId }: Into,
	fresh: readonly KeyedWords[],
	all: readonly KeyedWords[]
): Promise<void> {
	if (!fresh.length) return;
	const of = { org_id: tx.actor.orgId, version_id: versionId, project_id: projectId };
	const rows = fresh.map((one) => ({
		...{ ...of, key: one.key, words: JSON.stringify(one.words) },
		place: all.findIndex(({ key }) => key === one.key) + 1
	}));
	await tx.db.insertInto('coproduction.paragraph').values(rows).execute();
}

/** Notes what became of each paragraph of the version before; a why that was said stays with its paragraph. */
async function noteBecame(
	tx: Tx,
	{ versionId, projectId }: Into,
	before: readonly KeyedWords[],
	{ paragraphs, others }: Draft
): Promise<void> {
	const changes = changesBetween(before, paragraphs, others);
	const keys = changes.map(({ key }) => key);
	await tx.db
		.deleteFrom('coproduction.change')
		.where('version_id', '=', versionId)
		.$if(keys.length > 0, (query) => query.where('key', 'not in', keys))
		.execute();
	if (!changes.length) return;
	const of = { org_id: tx.actor.orgId, version_id: versionId, project_id: projectId };
	await tx.db
		.insertInto('coproduction.change')
		.values(changes.map(({ key, kind, other }) => ({ ...of, key, kind, other_key: other })))
		.onConflict((conflict) =>
			conflict.columns(['org_id', 'version_id', 'key']).doUpdateSet(({ ref }) => ({
				kind: ref('excluded.kind'),
				other_key: ref('excluded.other_key')
			}))
		)
		.execute();
}
