import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import { hashOf, newToken } from '#platform/identity/session.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { toWrite } from '../decision/commands.server.ts';
import { frozenText } from './fold.ts';
import { takesPapers } from '../decision/policy.ts';
import { getDecision, isNoGoOver } from '../decision/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { makeUrnKey } from '../urn/key.server.ts';
import { digestOfAll } from '../urn/sealing.ts';
import { mayAddToRoll, mayWriteRoll, whyNotOpen, type OpenRefusal } from './policy.ts';
import { wouldBeOnRoll } from './queries.server.ts';

const sha256 = (text: string | Buffer) => createHash('sha256').update(text).digest();

/**
 * Opens a vote: its roll is written, its terms stand from now on, the key of its urn lies on disk, and the digests of all three go
 * into the trail. Everybody on the roll is written to by timed work.
 */
export async function openVote(tx: Tx, id: string, version: number): Promise<Outcome<OpenRefusal, { onRoll: number }>> {
	const decision = await toWrite(tx, id);
	if (!mayWriteRoll(tx.actor, decision.circles)) throw new Forbidden();
	const options = await listOptions(tx, id);
	const wouldBeOn = await wouldBeOnRoll(tx, id);
	const isRoundOver = await isNoGoOver(tx, decision);
	const why = whyNotOpen(decision, { options: options.length, wouldBeOn, isRoundOver, now: tx.now });
	if (why) return refused(why);
	if (decision.version !== version) return refused('changed-meanwhile');
	const { seed } = await makeUrnKey(id);
	const lines = await writeRoll(tx, id);
	const digests = {
		terms_digest: sha256(frozenText(decision, options)),
		roll_digest: digestOfAll(lines.toSorted()),
		seed_digest: sha256(seed)
	};
	await tx.db
		.updateTable('coproduction.decision')
		.set({ state: 'open', opened_at: tx.now, on_roll: lines.length, ...digests })
		.where('id', '=', id)
		.execute();
	const [terms, roll, lot] = Object.values(digests).map((digest) => digest.toString('hex'));
	await record(tx, 'coproduction.decision.opened', {
		...{ decision: id, on: lines.length },
		...{ terms: terms ?? '', roll: roll ?? '', seed: lot ?? '' }
	});
	await enqueue(tx, 'coproduction-tell', { decision: id, step: 'first' });
	return doneWith({ onRoll: lines.length });
}

async function writeRoll(tx: Tx, id: string): Promise<string[]> {
	const { rows } = await sql<{ id: string }>`select coproduction.write_roll(${id}::uuid) as id`.execute(tx.db);
	return rows.map((row) => row.id);
}

/** Adds somebody to the roll of an open vote. That it was done, when and why stands in the result. */
export async function addToRoll(
	tx: Tx,
	decisionId: string,
	personId: string,
	why: string
): Promise<Outcome<'closed' | 'there-already'>> {
	const decision = await getDecision(tx, decisionId);
	if (!mayAddToRoll(tx.actor)) throw new Forbidden();
	if (!takesPapers(decision, tx.now)) return refused('closed');
	const known = await tx.db.selectFrom('people.card').select('id').where('id', '=', personId).executeTakeFirst();
	if (!known) throw new NotFound();
	const row = { org_id: tx.actor.orgId, decision_id: decisionId, person_id: personId };
	const added = await tx.db
		.insertInto('coproduction.roll')
		.values({ ...row, added_at: tx.now, added_by: tx.actor.id, added_why: why })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (!added.numInsertedOrUpdatedRows) return refused('there-already');
	await record(tx, 'coproduction.roll.added', { decision: decisionId, person: personId });
	await enqueue(tx, 'coproduction-tell', { decision: decisionId, step: 'added', person: personId });
	return done;
}

/** The one reminder: to everybody on the roll, in the same words, whoever has voted already. */
export async function remindAll(tx: Tx, decisionId: string): Promise<Outcome<'closed' | 'reminded-already'>> {
	const decision = await toWrite(tx, decisionId);
	if (!takesPapers(decision, tx.now)) return refused('closed');
	if (decision.remindedAt) return refused('reminded-already');
	await tx.db.updateTable('coproduction.decision').set({ reminded_at: tx.now }).where('id', '=', decisionId).execute();
	await record(tx, 'coproduction.decision.reminded', { decision: decisionId });
	await enqueue(tx, 'coproduction-tell', { decision: decisionId, step: 'reminder' });
	return done;
}

/** Names somebody who tells in this vote: ticks its roll as slips are taken, and types slips. Twice is once. */
export async function nameTeller(tx: Tx, decisionId: string, accountId: string): Promise<Outcome<never>> {
	await toWrite(tx, decisionId);
	const account = await tx.db
		.selectFrom('platform.account')
		.select('id')
		.where('id', '=', accountId)
		.where('closed_at', 'is', null)
		.executeTakeFirst();
	if (!account) throw new NotFound();
	await tx.db
		.insertInto('coproduction.teller')
		.values({ org_id: tx.actor.orgId, decision_id: decisionId, account_id: accountId, named_by: tx.actor.id })
		.onConflict((conflict) => conflict.doNothing())
		.execute();
	await record(tx, 'coproduction.teller.named', { decision: decisionId, account: accountId });
	return done;
}

/** Somebody no longer tells in this vote. What she typed alone goes with it. */
export async function endTeller(tx: Tx, decisionId: string, accountId: string): Promise<Outcome<never>> {
	await toWrite(tx, decisionId);
	await tx.db
		.deleteFrom('coproduction.teller')
		.where('decision_id', '=', decisionId)
		.where('account_id', '=', accountId)
		.execute();
	await record(tx, 'coproduction.teller.ended', { decision: decisionId, account: accountId });
	return done;
}

/** A new link to vote with, of one line of the roll; the token is told once, and only its hash is kept. */
export async function mintVoteLink(job: Tx, line: string): Promise<string> {
	const token = newToken();
	await job.db
		.insertInto('coproduction.roll_link')
		.values({ org_id: job.actor.orgId, token_hash: hashOf(token), roll_id: line })
		.execute();
	return token;
}

/** Every minute: rolls go six months after the vote was over, and their links with them. */
export async function letOldRollsGo(job: Tx): Promise<void> {
	const old = job.db
		.selectFrom('coproduction.decision')
		.select('id')
		.where('state', '<>', 'open')
		.where(sql<boolean>`coalesce(voided_at, closes_at) < platform.now() - interval '6 months'`);
	const gone = await job.db.deleteFrom('coproduction.roll').where('decision_id', 'in', old).executeTakeFirstOrThrow();
	if (gone.numDeletedRows) await record(job, 'coproduction.roll.let-go', { count: Number(gone.numDeletedRows) });
}
