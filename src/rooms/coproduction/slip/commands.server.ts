import { sql } from 'kysely';
import { choicesFromRanks } from '@kith/preference-counts';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, doneWith, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { plainly, wrongIn, type PaperRules } from '../ballot/policy.ts';
import { toWrite } from '../decision/commands.server.ts';
import { takesPapers } from '../decision/policy.ts';
import { getDecision, type ProjectDecision } from '../decision/queries.server.ts';
import { lockDecision } from '../locks.ts';
import { listOptions } from '../option/queries.server.ts';
import { findUrnKeys } from '../urn/key.server.ts';
import { bytesOf, type Paper } from '../urn/paper.ts';
import { hashOfSlip } from '../urn/policy.ts';
import { markOf, sealPaper, type UrnKeys } from '../urn/sealing.ts';
import { newSlipCode } from './policy.ts';
import { isAgreed, listTypedSlips } from './queries.server.ts';

/** Draws codes for slips to print. They are told once; kept are only their hashes. */
export async function drawSlips(tx: Tx, decisionId: string, many: number): Promise<Outcome<'closed', string[]>> {
	const decision = await toWrite(tx, decisionId);
	if (!takesPapers(decision, tx.now)) return refused('closed');
	const codes = Array.from({ length: many }, newSlipCode);
	const row = { org_id: tx.actor.orgId, decision_id: decisionId };
	const rows = codes.map((code) => ({ ...row, code_hash: hashOfSlip(code) }));
	await tx.db.insertInto('coproduction.slip').values(rows).execute();
	await record(tx, 'coproduction.slip.drawn', { decision: decisionId, count: many });
	return doneWith(codes);
}

/** A decision in which the speaker tells, locked, with the keys of its urn; null where it is counted, void or lost. Throws NotFound, Forbidden. */
async function telling(tx: Tx, decisionId: string): Promise<{ decision: ProjectDecision; keys: UrnKeys } | null> {
	await getDecision(tx, decisionId);
	const teller = await tx.db
		.selectFrom('coproduction.teller')
		.select('account_id')
		.where('decision_id', '=', decisionId)
		.where('account_id', '=', tx.actor.id)
		.executeTakeFirst();
	if (!teller) throw new Forbidden();
	await lockDecision(tx, decisionId);
	const decision = await getDecision(tx, decisionId);
	const keys = decision.state === 'open' ? await findUrnKeys(decisionId) : null;
	return keys && { decision, keys };
}

const sealedFor = (tx: Tx, keys: UrnKeys, decisionId: string, mark: Buffer, paper: Paper) =>
	sealPaper(keys, { orgId: tx.actor.orgId, decisionId, mark }, bytesOf(paper));

/**
 * A teller ticks the roll as somebody takes a slip: what she cast by phone is no longer in the urn, and she votes on paper. The trail
 * says that a slip was taken, and not by whom.
 */
export async function takeSlip(tx: Tx, decisionId: string, line: string): Promise<Outcome<'closed'>> {
	const open = await telling(tx, decisionId);
	if (!open) return refused('closed');
	const onRoll = await tx.db
		.selectFrom('coproduction.roll')
		.select('id')
		.where('id', '=', line)
		.where('decision_id', '=', decisionId)
		.executeTakeFirst();
	if (!onRoll) throw new NotFound();
	const mark = markOf(open.keys, { line });
	const sealed = sealedFor(tx, open.keys, decisionId, mark, { kind: 'took-slip' });
	await sql`select coproduction.take_slip(${decisionId}::uuid, ${line}::uuid, ${mark}::bytea, ${sealed}::bytea)`.execute(
		tx.db
	);
	await record(tx, 'coproduction.slip.taken', { decision: decisionId });
	return done;
}

/** A slip came back unused, or a tick was a mistake: she can vote by phone again. */
export async function giveSlipBack(tx: Tx, decisionId: string, line: string): Promise<Outcome<'closed'>> {
	if (!(await telling(tx, decisionId))) return refused('closed');
	await sql`select coproduction.give_slip_back(${decisionId}::uuid, ${line}::uuid)`.execute(tx.db);
	await record(tx, 'coproduction.slip.given-back', { decision: decisionId });
	return done;
}

/** How what a teller has typed stands beside what others typed of the same slip. */
export type TypedAs = 'first' | 'same' | 'differs';

/**
 * A teller types what stands on a slip: beside each option its place in the order, 1 for a tick, or its dots; null where nothing stands.
 * It goes into the urn once two tellers have read the same. Typed again, her newest reading counts.
 */
export async function typeSlip(
	tx: Tx,
	decisionId: string,
	code: string,
	written: readonly (number | null)[]
): Promise<Outcome<'closed' | 'no-such-code', { is: TypedAs }>> {
	const open = await telling(tx, decisionId);
	if (!open) return refused('closed');
	const hash = hashOfSlip(code);
	if (!(await isSlipOf(tx, decisionId, hash))) return refused('no-such-code');
	const mark = markOf(open.keys, { slip: hash.toString('hex') });
	const { method, dots } = open.decision;
	const paper = paperWritten(written, { method, dots, options: (await listOptions(tx, decisionId)).length });
	const sealed = sealedFor(tx, open.keys, decisionId, mark, paper);
	await keepTyped(tx, decisionId, mark, sealed);
	await record(tx, 'coproduction.slip.typed', { decision: decisionId });
	const slip = (await listTypedSlips(tx, decisionId, open.keys)).find((one) => one.mark.equals(mark));
	if (!slip || slip.by.size < 2) return doneWith({ is: 'first' });
	if (!isAgreed(slip)) return doneWith({ is: 'differs' });
	await sql`select coproduction.put_slip_in_urn(${decisionId}::uuid, ${mark}::bytea, ${sealed}::bytea)`.execute(tx.db);
	return doneWith({ is: 'same' });
}

async function isSlipOf(tx: Tx, decisionId: string, hash: Buffer): Promise<boolean> {
	const found = await tx.db
		.selectFrom('coproduction.slip')
		.select('code_hash')
		.where('decision_id', '=', decisionId)
		.where('code_hash', '=', hash)
		.executeTakeFirst();
	return found !== undefined;
}

async function keepTyped(tx: Tx, decisionId: string, mark: Buffer, sealed: Buffer): Promise<void> {
	await tx.db
		.deleteFrom('coproduction.typed_slip')
		.where('decision_id', '=', decisionId)
		.where('mark', '=', mark)
		.where('account_id', '=', tx.actor.id)
		.execute();
	await tx.db
		.insertInto('coproduction.typed_slip')
		.values({ org_id: tx.actor.orgId, decision_id: decisionId, mark, account_id: tx.actor.id ?? '', sealed })
		.execute();
}

/** The paper that a slip is, as it was filled in: it counts up to the first place that is missing or double; what is no choice at all is set aside. */
export function paperWritten(written: readonly (number | null)[], terms: PaperRules): Paper {
	const choice = choiceOn(written, terms);
	if (!choice || wrongIn(choice, terms)) return { kind: 'set-aside' };
	return { kind: 'slip', choice: plainly(choice, terms.method) };
}

function choiceOn(written: readonly (number | null)[], { method }: PaperRules): readonly number[] | null {
	if (method === 'stv') return choicesFromRanks(written);
	if (method === 'approval') return written.flatMap((tick, at) => (tick ? [at + 1] : []));
	return written.map((dots) => dots ?? 0);
}

/** A teller says that all slips are typed: once its time is over, the vote can be counted. */
export async function sayAllTyped(tx: Tx, decisionId: string): Promise<Outcome<'closed'>> {
	if (!(await telling(tx, decisionId))) return refused('closed');
	await sql`select coproduction.say_all_typed(${decisionId}::uuid)`.execute(tx.db);
	await record(tx, 'coproduction.slip.all-typed', { decision: decisionId });
	return done;
}
