import { addQuestion, beginConsultation } from '#rooms/coproduction/consultation/commands.server.ts';
import { openConsultation, seekGroup } from '#rooms/coproduction/consultation/commands.server.ts';
import { getConsultation, listSought } from '#rooms/coproduction/consultation/queries.server.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { readWords, replyByLink, replyUnderAccount, typeInReply } from '#rooms/coproduction/reply/commands.server.ts';
import type { Answer } from '#rooms/coproduction/reply/form.ts';
import { listReplyWords } from '#rooms/coproduction/reply/queries.server.ts';
import { uuidv7 } from '../platform/db/ids.ts';
import { asOf, type Tx } from '../platform/db/tx.ts';
import type { Outcome } from '../platform/outcome.ts';
import { askedOfMany, replies, sought, type DemonstrationReply } from './consultation-data.ts';
import type { Days } from './days.ts';
import type { Speakers, Work } from './speakers.ts';

/** A consultation that is open, with forty replies. */
export interface DemonstrationConsultation {
	id: string;
	link: string;
}

interface Asking {
	coordinator: Work;
	/** She replies under her account. */
	parent: string;
	/** The document whose third version is asked about. */
	document: string;
}

/** Forty people were asked about the third version of the principles: by its address, on paper, and one under her account. */
export async function consultOnPrinciples(
	speakers: Speakers,
	days: Days,
	{ coordinator, parent, document }: Asking
): Promise<DemonstrationConsultation> {
	const id = await openIt(coordinator, days, document);
	const { link } = await coordinator((tx) => getConsultation(tx, id));
	const groups = (await coordinator((tx) => listSought(tx, id))).map((group) => group.id);
	const speaks = await speakers.as(parent, false);
	for (const [at, said] of replies.entries()) {
		const then = days.moment(Math.floor(at / 6) - 7);
		const reply = { ...replyOf(said, groups), language: said.language ?? 'en' };
		const sent = { ...reply, id: uuidv7() };
		if (said.came === 'account') await must(speaks((tx) => replyUnderAccount(asOf(tx, then), id, reply)));
		else if (said.came === 'paper') await must(coordinator((tx) => typeInReply(asOf(tx, then), id, sent)));
		else await must(speakers.door((door) => replyByLink(asOf(door, then), link, sent)));
	}
	const wordsOf = (which: (said: DemonstrationReply) => boolean) =>
		replies.filter(which).flatMap(({ wrote = {} }) => Object.values(wrote));
	const [unread, leftOut] = [wordsOf((one) => one.unread === true), wordsOf((one) => one.leftOut === true)];
	for (const { id: answer, words } of await coordinator((tx) => listReplyWords(tx, id)))
		if (!unread.includes(words))
			await must(coordinator((tx) => readWords(tx, id, answer, { leftOut: leftOut.includes(words) }))); // prettier-ignore
	return { id, link };
}

async function openIt(coordinator: Work, days: Days, documentId: string): Promise<string> {
	const id = uuidv7();
	const then = days.moment(-7);
	const { versions } = await coordinator((tx) => getDocument(tx, documentId));
	const version = versions.find(({ state }) => state === 'open')?.id ?? '';
	const paragraphs = await coordinator((tx) => listParagraphs(tx, version));
	const on = (work: (tx: Tx) => Promise<Outcome<string, unknown>>) => must(coordinator((tx) => work(asOf(tx, then))));
	const asked = { id, version, opensOn: days.day(-7), closesOn: days.day(14) };
	await on((tx) => beginConsultation(tx, documentId, asked));
	for (const group of sought) await on((tx) => seekGroup(tx, id, { id: uuidv7(), ...group }));
	for (const { kind, paragraph = 0, asks = {}, choices = {} } of askedOfMany) {
		const about = paragraphs[paragraph - 1]?.key ?? '';
		await on((tx) => addQuestion(tx, id, { kind, about, asks, choices }));
	}
	await on((tx) => openConsultation(tx, id));
	return id;
}

/** A reply as its form would hold it. */
function replyOf({ groups, chose, wrote = {}, who = '' }: DemonstrationReply, ids: readonly string[]) {
	const answers: Record<number, Answer> = {};
	for (const place of askedOfMany.keys()) {
		const choice = chose[place] || null;
		const words = wrote[place + 1] ?? '';
		if (choice !== null || words) answers[place + 1] = { choice, words };
	}
	return { who, groups: groups.flatMap((group) => ids[group - 1] ?? []), answers };
}

async function must(outcome: Promise<Outcome<string, unknown>>): Promise<void> {
	const done = await outcome;
	if (!done.ok) throw new Error(`a consultation of the demonstration was refused: ${done.reason}`);
}
