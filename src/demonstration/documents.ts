import { sayWhy } from '#rooms/coproduction/change/commands.server.ts';
import { leaveCommentOut, readComment, sayToParagraph } from '#rooms/coproduction/comment/commands.server.ts';
import { listComments } from '#rooms/coproduction/comment/queries.server.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import {
	addParagraph,
	joinParagraphs,
	rewordParagraph,
	takeParagraphOut
} from '#rooms/coproduction/paragraph/commands.server.ts';
import { listParagraphs, type Paragraph } from '#rooms/coproduction/paragraph/queries.server.ts';
import { beginNextVersion, openVersion, writeDocument } from '#rooms/coproduction/version/commands.server.ts';
import { asOf, type Tx } from '../platform/db/tx.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import type { Words } from '../platform/forms/words.ts';
import type { Outcome } from '../platform/outcome.ts';
import type { Days } from './days.ts';
import {
	principles,
	saidToFirst,
	saidToSecond,
	saidToThird,
	second,
	third,
	type SaidToVersion
} from './documents-data.ts';
import type { Speakers, Work } from './speakers.ts';

/** A document that is open now in its third version, and the draft of the fourth. */
export interface DemonstrationDocument {
	project: string;
	id: string;
}

interface Writers {
	coordinator: Work;
	/** The two parents who say something. */
	parents: readonly [string, string];
	project: string;
}

/** Principles in their third version: what two parents said to the first and second, and what became of each paragraph. */
export async function writePrinciples(
	speakers: Speakers,
	days: Days,
	{ coordinator, parents, project }: Writers
): Promise<DemonstrationDocument> {
	const id = uuidv7();
	const speaks = await Promise.all(parents.map((parent) => speakers.as(parent, false)));
	const on = (ago: number) => (work: (tx: Tx) => Promise<Outcome<string, unknown>>) =>
		must(coordinator((tx) => work(asOf(tx, days.moment(-ago)))));
	const desk = { coordinator, speaks, id, days };
	await on(40)((tx) => writeDocument(tx, project, { id, kind: 'principles', ...principles }));
	await on(38)((tx) => openVersion(tx, id));
	const first = await say(desk, saidToFirst, 36);
	await revise(on(24), id, [
		...reworded(await newest(desk), 1, second.onTime, first.slice(0, 2)),
		...reworded(await newest(desk), 5, second.babies, first.slice(4, 5)),
		...gone(await newest(desk), 6, second.phones, first.slice(2, 4)),
		...fresh(second.tea)
	]);
	const next = await say(desk, saidToSecond, 20);
	await revise(on(9), id, [
		...joined(await newest(desk), 2, third.advice, next.slice(0, 2)),
		...explained(await newest(desk), 4, third.danger, next.slice(2, 3))
	]);
	await say(desk, saidToThird, 4);
	await on(1)((tx) => beginNextVersion(tx, id));
	return { project, id };
}

interface Desk {
	coordinator: Work;
	speaks: readonly Work[];
	id: string;
	days: Days;
}

const newest = ({ coordinator, id }: Desk) =>
	coordinator(async (tx) => listParagraphs(tx, (await getDocument(tx, id)).versions[0]?.id ?? ''));

/** Parents say something to the version that is open, and most of it is read. Returns their ids, in that order. */
async function say(desk: Desk, said: readonly SaidToVersion[], ago: number): Promise<string[]> {
	const { coordinator, speaks, id, days } = desk;
	const paragraphs = await newest(desk);
	const then = days.moment(-ago);
	for (const { by, paragraph: place, language, words } of said) {
		const paragraph = paragraphs[place - 1]?.key ?? '';
		const speaker = speaks[by];
		if (speaker) await must(speaker((tx) => sayToParagraph(asOf(tx, then), id, { paragraph, words, language })));
	}
	const all = await coordinator(async (tx) => listComments(tx, (await getDocument(tx, id)).versions));
	const ids: string[] = [];
	for (const { words, unread, leftOut } of said) {
		const comment = all.find((one) => one.words === words)?.id ?? '';
		ids.push(comment);
		if (leftOut) await must(coordinator((tx) => leaveCommentOut(asOf(tx, then), id, comment, leftOut)));
		else if (!unread) await must(coordinator((tx) => readComment(asOf(tx, then), id, comment)));
	}
	return ids;
}

type Step = (tx: Tx, id: string) => Promise<Outcome<string, unknown>>;
type Told = { words?: Words; why: Words };

/** The next version is begun, changed step by step, and opened. */
async function revise(
	on: (work: (tx: Tx) => Promise<Outcome<string, unknown>>) => Promise<void>,
	id: string,
	steps: readonly Step[]
): Promise<void> {
	await on((tx) => beginNextVersion(tx, id));
	for (const step of steps) await on((tx) => step(tx, id));
	await on((tx) => openVersion(tx, id));
}

const keyAt = (paragraphs: readonly Paragraph[], place: number) => paragraphs[place - 1]?.key ?? '';

const explained = (all: readonly Paragraph[], place: number, { why }: Told, comments: readonly string[]): Step[] => [
	(tx, id) => sayWhy(tx, id, keyAt(all, place), { why, comments })
];

const reworded = (all: readonly Paragraph[], place: number, told: Told, comments: readonly string[]): Step[] => [
	(tx, id) => rewordParagraph(tx, id, keyAt(all, place), { version: 1, words: told.words ?? {} }),
	...explained(all, place, told, comments)
];

const gone = (all: readonly Paragraph[], place: number, told: Told, comments: readonly string[]): Step[] => [
	(tx, id) => takeParagraphOut(tx, id, keyAt(all, place)),
	...explained(all, place, told, comments)
];

const joined = (all: readonly Paragraph[], place: number, told: Told, comments: readonly string[]): Step[] => [
	(tx, id) => joinParagraphs(tx, id, keyAt(all, place)),
	(tx, id) => rewordParagraph(tx, id, keyAt(all, place), { version: 2, words: told.words ?? {} }),
	...explained(all, place, told, comments)
];

function fresh({ words = {}, why }: Told): Step[] {
	const key = uuidv7();
	return [(tx, id) => addParagraph(tx, id, { id: key, words }), (tx, id) => sayWhy(tx, id, key, { why, comments: [] })];
}

async function must(outcome: Promise<Outcome<string, unknown>>): Promise<void> {
	const done = await outcome;
	if (!done.ok) throw new Error(`a document of the demonstration was refused: ${done.reason}`);
}
