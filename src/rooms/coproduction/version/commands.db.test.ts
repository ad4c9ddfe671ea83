import { expect } from 'vitest';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { personIn } from '#cast/people.ts';
import { deeds, kept } from '#cast/courses.ts';
import { staffOf } from '#cast/meetings.ts';
import { test, type House } from '../../../../tests/support/house.ts';
import { sayWhy } from '../change/commands.server.ts';
import { compareVersions, listChanges, versionBefore } from '../change/queries.server.ts';
import { leaveCommentOut, readComment, sayToParagraph } from '../comment/commands.server.ts';
import { listComments, listOwnComments, listReadComments } from '../comment/queries.server.ts';
import { getDocument, listDocuments, listOpenDocuments } from '../document/queries.server.ts';
import { copyFor, eraseFor } from '../own-data.server.ts';
import {
	addParagraph,
	joinParagraphs,
	moveParagraph,
	rewordParagraph,
	splitParagraph,
	takeParagraphOut
} from '../paragraph/commands.server.ts';
import { applied } from '../paragraph/fold.ts';
import { listParagraphs } from '../paragraph/queries.server.ts';
import { startProject, takeIntoProject } from '../project/commands.server.ts';
import { threadOf } from '../thread/queries.server.ts';
import { beginNextVersion, giveUpDraft, openVersion, publishVersion, writeDocument } from './commands.server.ts';

/** A project with its facilitator and two parents, and a document of three paragraphs that is still a draft. */
async function written(house: House) {
	const coordinator = await staffOf(house, 'coordinator');
	const projectId = uuidv7();
	const about = { name: { en: 'A new group' }, purpose: {}, ladder: 'together', stage: 2, programmeId: null } as const;
	await coordinator((tx) => startProject(tx, { id: projectId, ...about }));
	const facilitator = await staffOf(house, 'facilitator', projectId);
	const [ana, bea] = [await personIn(house, { called: 'Ana' }), await personIn(house, { called: 'Bea' })];
	for (const { id: person } of [ana, bea]) await coordinator((tx) => takeIntoProject(tx, projectId, person));
	const id = uuidv7();
	const paragraphs = [{ en: 'Listen.', es: 'Escuchad.' }, { en: 'Tea first.' }, { en: 'Be on time.' }];
	const document = { id, kind: 'principles', title: { en: 'How we are together' }, paragraphs } as const;
	await facilitator((tx) => writeDocument(tx, projectId, document));
	const runs = <T>(work: (tx: Tx) => Promise<T>) => facilitator(work);
	const newest = async () =>
		(await runs((tx) => getDocument(tx, id))).versions[0] ?? { id: '', number: 0, state: 'draft' };
	const stands = async () => {
		const { id: version } = await newest();
		return runs((tx) => listParagraphs(tx, version));
	};
	const say = (who: typeof ana, paragraph: string, words: string) =>
		who((tx) => sayToParagraph(tx, id, { paragraph, words, language: 'en' }));
	return { coordinator, facilitator: runs, projectId, ana, bea, id, stands, newest, say };
}

test('a document is a draft for those who run the project, then open for its people, then it stands; the database holds it', async ({
	house
}) => {
	const { facilitator, projectId, ana, id, stands, newest } = await written(house);
	await expect(ana((tx) => getDocument(tx, id))).rejects.toThrow(NotFound);
	const [first, second] = await stands();
	const reword = (version: number) =>
		facilitator((tx) => rewordParagraph(tx, id, first?.key ?? '', { version, words: { en: 'Listen well.' } }));
	expect((await reword(1)).ok).toBe(true);
	expect(await reword(1)).toMatchObject({ reason: 'changed-meanwhile' });
	await facilitator((tx) => moveParagraph(tx, id, second?.key ?? '', 1));
	const added = await facilitator((tx) => addParagraph(tx, id, { id: uuidv7(), words: { en: 'And leave gladly.' } }));
	expect(added.ok).toBe(true);
	expect((await stands()).map(({ words }) => words.en)).toEqual([
		...['Tea first.', 'Listen well.', 'Be on time.', 'And leave gladly.']
	]);
	expect((await facilitator((tx) => openVersion(tx, id))).ok).toBe(true);
	expect(await facilitator((tx) => openVersion(tx, id))).toMatchObject({ reason: 'no-draft' });
	expect(await ana((tx) => listDocuments(tx, projectId))).toMatchObject([{ versions: [{ state: 'open' }] }]);
	expect(await ana(listOpenDocuments)).toMatchObject([{ id }]);
	await expect(reword(2)).rejects.toThrow(NotFound);
	const version = (await newest()).id;
	const before = await kept(house);
	const raw = (tx: Tx) => tx.db.updateTable('coproduction.paragraph').set({ words: '{"en": "Other"}' });
	await facilitator((tx) => raw(tx).where('version_id', '=', version).execute());
	expect(await kept(house)).toBe(before);
	const back = (tx: Tx) => tx.db.updateTable('coproduction.version').set({ state: 'draft', opened_on: null });
	await expect(facilitator((tx) => back(tx).where('id', '=', version).execute())).rejects.toThrow('and stands');
	expect((await facilitator((tx) => publishVersion(tx, id))).ok).toBe(true);
	expect(await facilitator((tx) => publishVersion(tx, id))).toMatchObject({ reason: 'not-open' });
	await expect(facilitator((tx) => back(tx).where('id', '=', version).execute())).rejects.toThrow();
	expect(await ana(listOpenDocuments)).toEqual([]);
	expect(await ana((tx) => getDocument(tx, id))).toMatchObject({ versions: [{ state: 'published' }] });
});

test('documents are written by those who run the project, and by nobody else', async ({ house }) => {
	const { projectId, ana, bea, id, stands } = await written(house);
	const [evaluator, elsewhere] = [await staffOf(house, 'evaluator'), await staffOf(house, 'facilitator', uuidv7())];
	expect(await evaluator((tx) => getDocument(tx, id))).toMatchObject({ projectId });
	const key = (await stands())[0]?.key ?? '';
	const before = await kept(house);
	for (const [who, wrong] of [
		[evaluator, Forbidden],
		[elsewhere, NotFound],
		[ana, NotFound],
		[bea, NotFound]
	] as const) {
		const words = { version: 1, words: { en: 'x' } };
		const tried: ((tx: Tx) => Promise<unknown>)[] = [
			(tx: Tx) => addParagraph(tx, id, { id: uuidv7(), words: { en: 'x' } }),
			(tx: Tx) => rewordParagraph(tx, id, key, words),
			(tx: Tx) => splitParagraph(tx, id, key, words),
			(tx: Tx) => joinParagraphs(tx, id, key),
			(tx: Tx) => moveParagraph(tx, id, key, 2),
			(tx: Tx) => takeParagraphOut(tx, id, key),
			(tx: Tx) => sayWhy(tx, id, key, { why: { en: 'x' }, comments: [] }),
			(tx: Tx) => openVersion(tx, id),
			(tx: Tx) => publishVersion(tx, id),
			(tx: Tx) => beginNextVersion(tx, id),
			(tx: Tx) => giveUpDraft(tx, id)
		];
		for (const deed of tried) await expect(who(deed)).rejects.toThrow(wrong);
	}
	expect(await kept(house)).toBe(before);
});

test('a comment is read by those who run the project with her name, and by the others without it once a person has read it; one that is left out has a reason that she alone reads', async ({
	house
}) => {
	const { facilitator, coordinator, ana, bea, id, stands, newest, say } = await written(house);
	await facilitator((tx) => openVersion(tx, id));
	const [first] = await stands();
	const key = first?.key ?? '';
	expect((await say(ana, key, 'Say what listening is.')).ok).toBe(true);
	expect((await say(ana, key, 'Rude words')).ok).toBe(true);
	expect(await say(ana, uuidv7(), 'Where?')).toMatchObject({ reason: 'no-such-paragraph' });
	expect(await say(coordinator, key, 'Not of the project')).toMatchObject({ reason: 'closed' });
	const { id: version } = await newest();
	expect(await bea((tx) => listReadComments(tx, id))).toEqual([]);
	expect(await bea((tx) => listComments(tx, [{ id: version }]))).toEqual([]);
	const unread = await facilitator((tx) => listComments(tx, [{ id: version }]));
	expect(unread.map(({ called, readOn }) => [called, readOn])).toEqual([
		['Ana', null],
		['Ana', null]
	]);
	const of = (words: string) => unread.find((one) => one.words === words)?.id ?? '';
	for (const who of [ana, bea])
		await expect(who((tx) => readComment(tx, id, of('Rude words')))).rejects.toThrow(Forbidden);
	for (let n = 0; n < 2; n++) await facilitator((tx) => readComment(tx, id, of('Say what listening is.')));
	await facilitator((tx) => leaveCommentOut(tx, id, of('Rude words'), 'It hurts somebody.'));
	const seen = await bea((tx) => listReadComments(tx, id));
	expect(seen).toMatchObject([{ words: 'Say what listening is.', key, hers: false }]);
	expect(JSON.stringify(seen)).not.toContain(ana.id);
	expect(await bea((tx) => tx.db.selectFrom('coproduction.comment').selectAll().execute())).toEqual([]);
	const hers = await ana((tx) => listOwnComments(tx, version));
	expect(hers.map(({ why }) => why).sort()).toEqual(['It hurts somebody.', null]);
	await facilitator((tx) => publishVersion(tx, id));
	expect(await say(bea, key, 'Too late')).toMatchObject({ reason: 'closed' });
	const done = (await deeds(house)).filter((deed) => deed.startsWith('coproduction.comment'));
	expect([...new Set(done)].sort()).toEqual([
		...['coproduction.comment.left-out', 'coproduction.comment.made', 'coproduction.comment.read']
	]);
});

test('the next version says of each paragraph what became of it, why, and what was said that led there; it can’t be opened before', async ({
	house
}) => {
	const { facilitator, ana, bea, id, stands, say } = await written(house);
	await facilitator((tx) => openVersion(tx, id));
	const [a, b, c] = (await stands()).map(({ key }) => key) as [string, string, string];
	await say(ana, b, 'Tea belongs to listening.');
	const [comment] = await facilitator(async (tx) => listComments(tx, (await getDocument(tx, id)).versions));
	await facilitator((tx) => readComment(tx, id, comment?.id ?? ''));
	await say(ana, c, 'Nobody has read this.');
	const all = await facilitator(async (tx) => listComments(tx, (await getDocument(tx, id)).versions));
	const unread = all.find(({ readOn }) => !readOn)?.id ?? '';
	expect((await facilitator((tx) => beginNextVersion(tx, id))).ok).toBe(true);
	expect(await facilitator((tx) => beginNextVersion(tx, id))).toMatchObject({ reason: 'draft-already' });
	await facilitator((tx) => joinParagraphs(tx, id, a));
	expect(await facilitator((tx) => joinParagraphs(tx, id, c))).toMatchObject({ reason: 'nothing-below' });
	const split = { version: 1, words: { en: 'Be on time.\n\nOr come late.' } };
	expect(await facilitator((tx) => splitParagraph(tx, id, c, { ...split, words: { en: 'One' } }))).toMatchObject({
		reason: 'no-gap'
	});
	await facilitator((tx) => splitParagraph(tx, id, c, split));
	expect(await facilitator((tx) => openVersion(tx, id))).toMatchObject({ reason: 'no-why' });
	const why = { en: 'One of you asked.' };
	await facilitator((tx) => sayWhy(tx, id, a, { why, comments: [comment?.id ?? '', uuidv7()] }));
	await facilitator((tx) => sayWhy(tx, id, c, { why, comments: [] }));
	const led = facilitator((tx) => leaveCommentOut(tx, id, comment?.id ?? '', 'No'));
	expect(await led).toMatchObject({ reason: 'led-to-change' });
	expect((await facilitator((tx) => openVersion(tx, id))).ok).toBe(true);
	const read = await bea(async (tx) => {
		const document = await getDocument(tx, id);
		const [newest] = document.versions;
		const before = newest && versionBefore(document, newest);
		if (!newest || !before) throw new Error('there are no two versions');
		const changes = await listChanges(tx, before, newest);
		return {
			changes,
			...{ was: await listParagraphs(tx, before.id), is: await listParagraphs(tx, newest.id) },
			far: await compareVersions(tx, newest, before),
			comments: await listReadComments(tx, id)
		};
	});
	expect(read.changes.map(({ key, kind, other }) => [key === a || key === b || key === c, kind, other])).toEqual([
		[true, 'joined', null],
		[true, 'joined', a],
		[true, 'split', null],
		[false, 'split', c]
	]);
	expect(applied(read.was, read.changes)).toEqual(read.is.map(({ key, words }) => ({ key, words })));
	expect(read.changes[0]).toMatchObject({ why, comments: [comment?.id] });
	expect(read.far).toHaveLength(4);
	expect(read.comments).toMatchObject([{ key: b, words: 'Tea belongs to listening.' }]);
	const change = read.changes[0]?.id ?? '';
	const thread = await facilitator((tx) => threadOf(tx, 'change', change));
	expect(thread).toMatchObject({ earlier: [{ kind: 'comment', id: comment?.id }], ends: ['comment'], gaps: [] });
	expect((await bea((tx) => threadOf(tx, 'change', change))).earlier).toMatchObject([
		{ kind: 'comment', id: comment?.id }
	]);
	await expect(bea((tx) => threadOf(tx, 'comment', unread))).rejects.toThrow(NotFound);
});

test('a draft that is given up goes, and the versions that were open stay', async ({ house }) => {
	const { facilitator, ana, id } = await written(house);
	await facilitator((tx) => openVersion(tx, id));
	await facilitator((tx) => beginNextVersion(tx, id));
	expect(await facilitator((tx) => giveUpDraft(tx, id))).toMatchObject({ value: 'kept' });
	expect(await facilitator((tx) => giveUpDraft(tx, id))).toMatchObject({ reason: 'no-draft' });
	expect(await ana((tx) => getDocument(tx, id))).toMatchObject({ versions: [{ number: 1 }] });
	const other = await written(house);
	expect(await other.facilitator((tx) => giveUpDraft(tx, other.id))).toMatchObject({ value: 'gone' });
	await expect(other.facilitator((tx) => getDocument(tx, other.id))).rejects.toThrow(NotFound);
	await other.facilitator((tx) =>
		writeDocument(tx, other.projectId, { id: other.id, kind: 'plan', title: { en: 'Empty' }, paragraphs: [] })
	);
	expect(await other.facilitator((tx) => openVersion(tx, other.id))).toMatchObject({ reason: 'empty' });
});

test('what she said to a document stands in her copy; once she is forgotten only what led to a change stays, without her', async ({
	house
}) => {
	const { facilitator, ana, id, stands, say } = await written(house);
	await facilitator((tx) => openVersion(tx, id));
	const key = (await stands())[0]?.key ?? '';
	await say(ana, key, 'This led somewhere.');
	await say(ana, key, 'This led nowhere.');
	const all = await facilitator(async (tx) => listComments(tx, (await getDocument(tx, id)).versions));
	for (const one of all) await facilitator((tx) => readComment(tx, id, one.id));
	await facilitator((tx) => beginNextVersion(tx, id));
	const led = all.find(({ words }) => words === 'This led somewhere.')?.id ?? '';
	await facilitator((tx) => sayWhy(tx, id, key, { why: { en: 'So.' }, comments: [led] }));
	expect((await ana((tx) => copyFor(tx, ana.id)))['coproduction.comment']).toHaveLength(2);
	await house.as('job', (job) => eraseFor(job, ana.id));
	const left = await facilitator(async (tx) => listComments(tx, (await getDocument(tx, id)).versions));
	expect(left).toMatchObject([{ id: led, called: null }]);
});
