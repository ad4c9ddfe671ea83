import { sql } from 'kysely';
import type { Tx } from '../db/tx.ts';
import type { Job } from '../jobs/job.ts';
import { queueLetter } from '../jobs/outbox.ts';
import { unseal } from './sealing.ts';

interface Asking {
	email: string;
	browser: string;
	asked: string;
}

/** Somebody asked to sign in: if the address belongs to an open account, a letter goes out; otherwise nothing happens. */
export async function answerAsking(job: Job): Promise<void> {
	const opened = unseal('asked', job.orgId, String(job.payload.asking));
	if (!opened) return;
	const { email, browser, asked } = JSON.parse(opened) as Asking;
	await job.tx(async (tx) => {
		const known = await tx.db
			.selectFrom('platform.sign_in_name as name')
			.innerJoin('platform.account as account', (join) =>
				join.onRef('account.org_id', '=', 'name.org_id').onRef('account.id', '=', 'name.account_id')
			)
			.select('account.id')
			.where('name.email', '=', email)
			.where('account.closed_at', 'is', null)
			.executeTakeFirst();
		if (known) await queueLetter(tx, known.id, 'platform.sign-in', { browser, asked }, `sign-in:${browser}:${asked}`);
	});
}

/** Once a minute: lets go of proofs, challenges and sessions that ended a day ago, of forms sent 30 days ago, and of tallies that count no more. */
export async function tidyIdentity(tx: Tx): Promise<void> {
	const aDayAgo = sql<Date>`platform.now() - interval '1 day'`;
	await tx.db.deleteFrom('platform.proof').where('expires_at', '<', aDayAgo).execute();
	await tx.db.deleteFrom('platform.challenge').where('expires_at', '<', aDayAgo).execute();
	await tx.db
		.deleteFrom('platform.session')
		.where((row) => row.or([row('expires_at', '<', aDayAgo), row('ended_at', '<', aDayAgo)]))
		.execute();
	await tx.db
		.deleteFrom('platform.sent_form')
		.where('sent_at', '<', sql<Date>`platform.now() - interval '30 days'`)
		.execute();
	await tx.db
		.deleteFrom('platform.tally')
		.where('starts_at', '<', sql<Date>`platform.now() - interval '2 days'`)
		.execute();
}
