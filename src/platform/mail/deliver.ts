import type { Job } from '../jobs/job.ts';
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
 * tried again; whatever may pass is tried until it has, so that a mail server can be away for days and no letter is lost.
 */
export async function deliver(job: Job, writers: Record<string, Writer>, gate: Gate, takeOut?: TakeOut): Promise<void> {
	const id = String(job.payload.letter);
	const ready = await job.tx((tx) => prepare(tx, id, writers, gate));
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

async function isSent(tx: Tx, { id, go, answers }: Ready): Promise<void> {
	await tx.db
		.updateTable('platform.letter')
		.set({ sent_at: tx.now, tried_at: null, refused: null, sent_by: go.way, answers: answers ?? null })
		.where('id', '=', id)
		.execute();
}

const minute = 60_000;
/** For so long a mail server may say of one address that it shall be tried later. */
const patience = 48 * 60 * minute;

async function refused(tx: Tx, ready: Ready, { isFinal, isAboutHer, code }: Refusal, gate: Gate): Promise<void> {
	const { id } = ready;
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
		.where('id', '=', id)
		.execute();
	log.warn({ letter: id, way: ready.go.way, code, comesBack }, 'letter not taken');
	if (comesBack) return;
	const next = Math.min(30 * minute, Math.max(minute, waits / 2));
	await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}`, at: new Date(tx.now.getTime() + next) });
}

/** A way that has failed for good is left, and the message goes by the next one by itself, if there is one that is safe. False where there is none. */
async function goesOtherwise(tx: Tx, { id, go, asked }: Ready, gate: Gate): Promise<boolean> {
	const failed = [...asked.letter.failed, go.way];
	await tx.db.updateTable('platform.letter').set({ failed }).where('id', '=', id).execute();
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
} & (
	| { envelope: Envelope; text?: undefined; push?: undefined }
	| { text: Text; envelope?: undefined; push?: undefined }
	| { push: Push; envelope?: undefined; text?: undefined }
);

async function prepare(tx: Tx, id: string, writers: Record<string, Writer>, gate: Gate): Promise<Ready | null> {
	const letter = await waiting(tx, id);
	if (!letter) return null;
	const { account_id: to, kind, created_at: createdAt, failed } = letter;
	const write = writers[kind];
	if (!write) throw new Error(`nobody writes letters of the kind ${kind}`);
	const about = letter.data as Record<string, string>;
	const asked = { to, kind, about, letter: { id, createdAt, failed } };
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
		return packed(written, { id, go, asked }, reads, await senderOf(tx));
	});
}

/** What was written as what goes the way that the gate gave leave for. */
function packed(
	written: Letter,
	on: Pick<Ready, 'id' | 'go' | 'asked'>,
	reads: Language,
	sender: Sender & { id: string }
): Ready {
	const { id, go, asked } = on;
	const reader = { address: go.address, reads, look: go.look };
	if (go.way === 'text') {
		const answers = written.yesOrNo && seal('text', id, written.act?.path.split('/').at(-1) ?? '');
		return { ...on, answers, text: composeText(written, { ...reader, ends: go.ends !== undefined }, sender, id) };
	}
	if (go.way === 'push') {
		const address = addressFor(sender, reads, written.act?.path ?? '/me');
		return { ...on, push: { words: m.app_push_message(), address } };
	}
	const stop = go.ends && stopLink(sender.id, asked.to, go.ends);
	return { ...on, envelope: compose(written, { ...reader, stop }, sender, id) };
}

function waiting(tx: Tx, id: string) {
	return tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'letter.org_id').onRef('account.id', '=', 'letter.account_id')
		)
		.select([
			'letter.account_id',
			'letter.kind',
			'letter.data',
			'letter.created_at',
			'letter.failed',
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
