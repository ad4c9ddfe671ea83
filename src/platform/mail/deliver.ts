import type { Job } from '../jobs/job.ts';
import type { Tx } from '../db/tx.ts';
import { wholeOf } from '../i18n/language-list.ts';
import { inLanguage, isLanguage } from '../i18n/language.ts';
import { findLogo } from '../identity/logo/queries.server.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { enqueue } from '../jobs/outbox.ts';
import { compose, type Sender } from './compose.ts';
import { log } from '../web/log.ts';
import type { Letter } from './letter.ts';
import { refusalOf, type Refusal } from './refusal.ts';
import type { Gate, Go } from './ruling.ts';
import { stopLink } from './stop.ts';
import { send, type Envelope } from './transport.ts';

export type Writer = (tx: Tx, accountId: string, data: Record<string, string>) => Promise<Letter | null>;

/** A mailbox other than the one she has now; null where there is none, and nothing is to be said. */
export type FindMailbox = (tx: Tx, accountId: string) => Promise<string | null>;

/**
 * Writes and sends one letter, once, in its reader's language, as and when it is safe to reach her. A final no is kept as what it is and not
 * tried again; whatever may pass is tried until it has, so that a mail server can be away for days and no letter is lost.
 */
export async function deliver(job: Job, writers: Record<string, Writer>, gate: Gate): Promise<void> {
	const id = String(job.payload.letter);
	const ready = await job.tx((tx) => prepare(tx, id, writers, gate));
	if (!ready) return;
	const refusal = await send(ready.envelope, ready.go).then(() => null, refusalOf); // no network call inside a transaction
	await job.tx((tx) => (refusal ? refused(tx, id, refusal) : isSent(tx, id)));
}

async function isSent(tx: Tx, id: string): Promise<void> {
	await tx.db
		.updateTable('platform.letter')
		.set({ sent_at: tx.now, tried_at: null, refused: null })
		.where('id', '=', id)
		.execute();
}

const minute = 60_000;
/** For so long a mail server may say of one address that it shall be tried later. */
const patience = 48 * 60 * minute;

async function refused(tx: Tx, id: string, { isFinal, isAboutHer, code }: Refusal): Promise<void> {
	const { since } = await tx.db
		.selectFrom('platform.letter')
		.select((on) => on.fn.coalesce('leaves_at', 'created_at').as('since'))
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	const waits = tx.now.getTime() - since.getTime();
	const comesBack = isFinal || (isAboutHer && waits > patience);
	await tx.db
		.updateTable('platform.letter')
		.set({ tried_at: tx.now, refused: code, ...(comesBack ? { withheld: 'returned' } : {}) })
		.where('id', '=', id)
		.execute();
	log.warn({ letter: id, code, comesBack }, 'letter not taken');
	if (comesBack) return;
	const next = Math.min(30 * minute, Math.max(minute, waits / 2));
	await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}`, at: new Date(tx.now.getTime() + next) });
}

interface Ready {
	envelope: Envelope;
	go: Go;
}

async function prepare(tx: Tx, id: string, writers: Record<string, Writer>, gate: Gate): Promise<Ready | null> {
	const letter = await waiting(tx, id);
	if (!letter) return null;
	const { account_id: to, kind, created_at: createdAt } = letter;
	const write = writers[kind];
	if (!write) throw new Error(`nobody writes letters of the kind ${kind}`);
	const about = letter.data as Record<string, string>;
	const ruling = await gate(tx, { to, kind, about, letter: { id, createdAt, failed: [] } }, tx.now);
	if (!ruling.go) return ruling.until ? later(tx, id, ruling.until) : withhold(tx, id, wordFor(ruling.held));
	const { go } = ruling;
	if (go.way === 'hand') return withhold(tx, id, 'by-phone');
	if (go.from > tx.now) return later(tx, id, go.from);
	const own = isLanguage(tx.defaultLanguage) ? tx.defaultLanguage : 'en';
	const reads = isLanguage(letter.language) ? letter.language : own;
	return inLanguage(wholeOf(reads, own), async () => {
		const written = await write(tx, to, about);
		if (!written) return withhold(tx, id, 'not-needed');
		const stop = go.ends && stopLink(tx.actor.orgId, to, go.ends);
		return {
			go,
			envelope: compose(written, { address: go.address, reads, look: go.look, stop }, await senderOf(tx), id)
		};
	});
}

function waiting(tx: Tx, id: string) {
	return tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'letter.org_id').onRef('account.id', '=', 'letter.account_id')
		)
		.select(['letter.account_id', 'letter.kind', 'letter.data', 'letter.created_at', 'account.language'])
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
export async function senderOf(tx: Tx): Promise<Sender> {
	const { logo, ...organisation } = await findOrganisation(tx.db, { id: tx.actor.orgId });
	const picture = logo?.inLetters ? await findLogo(tx) : undefined;
	return { ...organisation, logo: logo && picture ? { ...logo, ...picture } : null };
}

async function withhold(tx: Tx, id: string, why: string): Promise<null> {
	await tx.db.updateTable('platform.letter').set({ withheld: why }).where('id', '=', id).execute();
	return null;
}
