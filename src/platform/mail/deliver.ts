import type { Job } from '../jobs/job.ts';
import type { Tx } from '../db/tx.ts';
import { wholeOf } from '../i18n/language-list.ts';
import { inLanguage, isLanguage } from '../i18n/language.ts';
import { findOrganisation } from '../identity/organisation.ts';
import { enqueue } from '../jobs/outbox.ts';
import { compose } from './compose.ts';
import type { Letter } from './letter.ts';
import { send, type Envelope } from './transport.ts';

export type Writer = (tx: Tx, accountId: string, data: Record<string, string>) => Promise<Letter | null>;

/** How one person may be reached now; rooms decide it, senders obey it. */
export type SafeWay =
	| { channel: 'email'; address: string; notBefore: Date }
	| { channel: 'by-phone'; address: string | null; notBefore: Date }
	| { channel: 'none'; why: string };
export type FindWay = (tx: Tx, accountId: string, kind: string) => Promise<SafeWay>;

/** Writes and sends one letter, once, in its reader's language, as and when it is safe to reach her. */
export async function deliver(job: Job, writers: Record<string, Writer>, reach: FindWay): Promise<void> {
	const id = String(job.payload.letter);
	const envelope = await job.tx((tx) => prepare(tx, id, writers, reach));
	if (!envelope) return;
	await send(envelope); // no network call inside a transaction
	await job.tx((tx) => tx.db.updateTable('platform.letter').set({ sent_at: tx.now }).where('id', '=', id).execute());
}

async function prepare(tx: Tx, id: string, writers: Record<string, Writer>, reach: FindWay): Promise<Envelope | null> {
	const letter = await tx.db
		.selectFrom('platform.letter as letter')
		.innerJoin('platform.account as account', (join) =>
			join.onRef('account.org_id', '=', 'letter.org_id').onRef('account.id', '=', 'letter.account_id')
		)
		.select(['letter.account_id', 'letter.kind', 'letter.data', 'account.language'])
		.where('letter.id', '=', id)
		.where('letter.sent_at', 'is', null)
		.where('letter.withheld', 'is', null)
		.executeTakeFirst();
	if (!letter) return null;
	const write = writers[letter.kind];
	if (!write) throw new Error(`nobody writes letters of the kind ${letter.kind}`);
	const way = await reach(tx, letter.account_id, letter.kind);
	if (way.channel !== 'email') return withhold(tx, id, way.channel === 'by-phone' ? 'by-phone' : way.why);
	if (way.notBefore > tx.now) {
		await enqueue(tx, 'letter', { letter: id }, { key: `letter-${id}`, at: way.notBefore });
		return null;
	}
	const own = isLanguage(tx.defaultLanguage) ? tx.defaultLanguage : 'en';
	const reads = isLanguage(letter.language) ? letter.language : own;
	return inLanguage(wholeOf(reads, own), async () => {
		const written = await write(tx, letter.account_id, letter.data as Record<string, string>);
		if (!written) return withhold(tx, id, 'not-needed');
		return compose(written, { address: way.address, reads }, await findOrganisation(tx.db, { id: tx.actor.orgId }), id);
	});
}

async function withhold(tx: Tx, id: string, why: string): Promise<null> {
	await tx.db.updateTable('platform.letter').set({ withheld: why }).where('id', '=', id).execute();
	return null;
}
