import type { Job } from '../jobs/job.ts';
import { lockNewsTo } from '../db/locks.ts';
import type { Tx } from '../db/tx.ts';
import { wholeOf } from '../i18n/language-list.ts';
import { inLanguage, isLanguage, type Language } from '../i18n/language.ts';
import { findLogo } from '../identity/logo/queries.server.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { seal } from '../identity/sealing.ts';
import { enqueue } from '../jobs/outbox.ts';
import { m } from '../i18n/messages.ts';
import { addressFor, compose, type Sender } from './compose.ts';
import { sendPush, type Push, type Pushed } from '../push/transport.ts';
import { composeText, type Text } from '../text/compose.ts';
import { sendText } from '../text/transport.ts';
import { log } from '../web/log.ts';
import type { Letter } from './letter.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import { listBeside, mayLeaveAlone, takeAlong, type Beside } from './news.ts';
import type { Gate, Go, RuledLetter } from './ruling.ts';
import { stopLink } from './stop.ts';
import { send, type Envelope } from './transport.ts';

export type Writer = (tx: Tx, accountId: string, data: Record<string, string>) => Promise<Letter | null>;

/** Takes out devices that their push service knows no more. */
export type TakeOut = (tx: Tx, devices: readonly string[]) => Promise<void>;

/** A mailbox other than the one she has now; null where there is none, and nothing is to be said. */
export type FindMailbox = (tx: Tx, accountId: string) => Promise<string | null>;

/**
 * Writes and sends one letter, once, in its reader's language, as and when it is safe to reach her. A final no is kept as what it is and not
 * tried again; whatever may pass is tried until it has, so that a mail server can be away for days and no letter is lost. News that waits for her goes in the same envelope.
 */
export async function deliver(
	job: Job,
	writers: Record<string, Writer>,
	gate: Gate,
	news: readonly string[] = [],
	takeOut?: TakeOut
): Promise<void> {
	const id = String(job.payload.letter);
	const ready = await job.tx((tx) => prepare(tx, id, { writers, gate, news }));
	if (!ready) return;
	const { refusal, gone } = await hand(ready); // no network call inside a transaction
	await job.tx(async (tx) => {
		if (gone.length) await takeOut?.(tx, gone);
		await (refusal ? refused(tx, ready, refusal, gate) : isSent(tx, ready));
	});
}

async function hand({ go, text, push, envelope }: Ready): Promise<Pushed> {
	if (push) return sendPush(push, go);
	return { refusal: await (text ? sendText(text, go) : send(envelope, go).then(() => null, refusalOf)), gone: [] };
}

async function isSent(tx: Tx, { id, go, answers, beside }: Ready): Promise<void> {
	await tx.db
		.updateTable('platform.letter')
		.set({ sent_at: tx.now, tried_at: null, refused: null, sent_by: go.way, answers: answers ?? null })
		.where('id', 'in', [id, ...beside])
		.execute();
}

const minute = 60_000;
/** For so long a mail server may say of one address that it shall be tried later. */
const patience = 48 * 60 * minute;

async function refused(tx: Tx, ready: Ready, { isFinal, isAboutHer, code }: Refusal, gate: Gate): Promise<void> {
	const { id, beside } = ready;
	const { since } = await tx.db
		.selectFrom('platform.letter')
		.select((on) => on.fn.coalesce('leaves_at', 'created_at').as('since'))
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const waits = tx.now.getTime() - since.getTime();
	const comesBack = isFinal || (isAboutHer && waits > patience);
	if (comesBack && (await goesOtherwise(tx, ready, gate))) return;
	await tx.db
		.updateTable('platform.letter')
		.set({ tried_at: tx.now, refused: code, ...(comesBack ? { withheld: 'returned' } : {}) })
		.where('id', 'in', [id, ...beside])
		.execute();
	log.warn({ letter: id, way: ready.go.way, code, comesBack }, 'letter not taken');
	if (comesBack) return;
	const next = Math.min(30 * minute, Math.max(minute, waits / 2));
	await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}`, at: new Date(tx.now.getTime() + next) });
}

/** A way that has failed for good is left, and the message goes by the next one by itself, if there is one that is safe. False where there is none. */
async function goesOtherwise(tx: Tx, { id, go, asked, beside }: Ready, gate: Gate): Promise<boolean> {
	const failed = [...asked.letter.failed, go.way];
	await tx.db
		.updateTable('platform.letter')
		.set({ failed })
		.where('id', 'in', [id, ...beside])
		.execute();
	const next = await gate(tx, { ...asked, letter: { ...asked.letter, failed } }, tx.now);
	if (!next.go || next.go.way === 'hand' || failed.includes(next.go.way)) return false;
	await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}` });
	return true;
}

/** A message on its way: as a text, as a push, or as a letter. */
type Ready = {
	id: string;
	go: Go;
	/** What the gate was asked. */
	asked: RuledLetter & { letter: NonNullable<RuledLetter['letter']> };
	/** What a yes or no by text will answer. */
	answers?: string;
	/** News that goes in the same envelope. */
	beside: readonly string[];
} & (
	| { envelope: Envelope; text?: undefined; push?: undefined }
	| { text: Text; envelope?: undefined; push?: undefined }
	| { push: Push; envelope?: undefined; text?: undefined }
);

/** What a letter is prepared with: who writes which kind, the gate, and the kinds that are news. */
interface Means {
	writers: Record<string, Writer>;
	gate: Gate;
	news: readonly string[];
}

async function prepare(tx: Tx, id: string, means: Means): Promise<Ready | null> {
	const { writers, gate, news } = means;
	const letter = await waiting(tx, id, news);
	if (!letter) return null;
	if (!(await mayLeaveAlone(tx, letter))) return later(tx, id, new Date(tx.now.getTime() + 15 * minute));
	const { account_id: to, kind, created_at: createdAt, failed } = letter;
	const write = writers[kind];
	if (!write) throw new Error(`nobody writes letters of the kind ${kind}`);
	const about = letter.data as Record<string, string>;
	const others = news.includes(kind) ? await listBeside(tx, { id, to, news }) : [];
	const beside = others.map((other) => other.id);
	const asked = { to, kind, about, letter: { id, createdAt, failed }, beside };
	const ruling = await gate(tx, asked, tx.now);
	if (!ruling.go) return ruling.until ? later(tx, id, ruling.until) : withhold(tx, id, wordFor(ruling.held));
	const { go } = ruling;
	if (go.way === 'hand') return withhold(tx, id, failed.length ? 'returned' : 'by-phone');
	if (go.from > tx.now) return later(tx, id, go.from);
	const own = isLanguage(tx.defaultLanguage) ? tx.defaultLanguage : 'en';
	const reads = isLanguage(letter.language) ? letter.language : own;
	return inLanguage(wholeOf(reads, own), async () => {
		const written = await write(tx, to, about);
		if (!written) return withhold(tx, id, 'not-needed');
		const taken = await takenAlong(tx, others, { go, asked, means });
		if (news.includes(kind)) await takeAlong(tx, id, taken);
		return packed(written, { id, go, asked, taken }, reads, await senderOf(tx));
	});
}

/** News that may go now, by the same way, beside what goes anyway: each is asked about by itself. */
async function takenAlong(
	tx: Tx,
	others: readonly Beside[],
	{ go, asked, means: { writers, gate } }: { go: Go; asked: Ready['asked']; means: Means }
): Promise<Taken[]> {
	const taken: Taken[] = [];
	for (const { id, kind, data, createdAt, failed } of others) {
		const together = [asked.letter.id, ...others.map((other) => other.id)];
		const about = { to: asked.to, kind, about: data, letter: { id, createdAt, failed }, beside: together };
		const ruling = await gate(tx, about, tx.now);
		if (ruling.go?.way !== go.way || ruling.go.from > tx.now) continue;
		const letter = await writers[kind]?.(tx, asked.to, data);
		if (letter) taken.push({ id, letter, ends: ruling.go.ends });
		else await withhold(tx, id, 'not-needed');
	}
	return taken;
}

/** News that goes beside another letter, as it was written. */
interface Taken {
	id: string;
	letter: Letter;
	ends: Go['ends'];
}

/** What was written as what goes the way that the gate gave leave for. */
function packed(
	written: Letter,
	{ taken, ...ready }: Pick<Ready, 'id' | 'go' | 'asked'> & { taken: readonly Taken[] },
	reads: Language,
	sender: Sender & { id: string }
): Ready {
	const { id, go, asked } = ready;
	const [letters, on] = [taken.map(({ letter }) => letter), { ...ready, beside: taken.map((other) => other.id) }];
	const reader = { address: go.address, reads, look: go.look };
	if (go.way === 'text') {
		const answers = written.yesOrNo && seal('text', id, written.act?.path.split('/').at(-1) ?? '');
		return {
			...on,
			answers,
			text: composeText(written, { ...reader, ends: go.ends !== undefined }, sender, id, letters)
		};
	}
	if (go.way === 'push') {
		const address = addressFor(sender, reads, written.act?.path ?? '/me');
		return { ...on, push: { words: m.app_push_message(), address } };
	}
	const ends = [go.ends, ...taken.map((other) => other.ends)].flatMap((topic) => topic ?? []);
	const stop = ends.length ? stopLink(sender.id, asked.to, ends) : undefined;
	return { ...on, envelope: compose(written, { ...reader, stop }, sender, id, letters) };
}

/** A letter that is still to leave. Of news to one person one is prepared at a time: what another worker puts into an envelope is known here. */
async function waiting(tx: Tx, id: string, news: readonly string[]) {
	const letter = await stillToLeave(tx, id);
	if (!letter || !news.includes(letter.kind)) return letter;
	await lockNewsTo(tx, letter.account_id);
	return stillToLeave(tx, id);
}

function stillToLeave(tx: Tx, id: string) {
	return tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'letter.org_id').onRef('account.id', '=', 'letter.account_id')
		)
		.select([
			'letter.id',
			'letter.account_id',
			'letter.kind',
			'letter.data',
			'letter.created_at',
			'letter.failed',
			'letter.leaves_with',
			'account.language'
		])
		.where('letter.id', '=', id)
		.where('letter.sent_at', 'is', null)
		.where('letter.withheld', 'is', null)
		.where('letter.passed_on_at', 'is', null)
		.executeTakeFirst();
}

/** It is asked again then, whatever was said now. */
async function later(tx: Tx, id: string, at: Date): Promise<null> {
	await tx.db.updateTable('platform.letter').set({ leaves_at: at }).where('id', '=', id).execute();
	await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}`, at });
	return null;
}

/** What holds it, as the lists of what reached nobody call it. */
const listed: Record<string, string> = { gone: 'closed', 'no-way': 'no-safe-way', 'no-time': 'no-safe-time' };
const wordFor = (held: string) => listed[held] ?? held;

/** Who writes: an organisation, with its logo where it wants to be known by it. */
export async function senderOf(tx: Tx): Promise<Sender & { id: string }> {
	const { logo, ...organisation } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	const picture = logo?.inLetters ? await findLogo(tx) : undefined;
	return { ...organisation, logo: logo && picture ? { ...logo, ...picture } : null };
}

async function withhold(tx: Tx, id: string, why: string): Promise<null> {
	await tx.db.updateTable('platform.letter').set({ withheld: why }).where('id', '=', id).execute();
	return null;
}
