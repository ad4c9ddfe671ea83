import { sql } from 'kysely';
import { isId } from '#platform/db/ids.ts';
import { showTo } from '#platform/db/shown.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { hashOf } from '#platform/identity/session.ts';
import { NotFound } from '#platform/outcome.ts';
import { takesPapers } from '../decision/policy.ts';
import { getDecision, type ProjectDecision } from '../decision/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { getProject } from '../project/queries.server.ts';
import { findUrnKeys } from '../urn/key.server.ts';
import { hashOfSlip } from '../urn/policy.ts';
import { markOf, receiptOf, type PaperHolder, type UrnKeys } from '../urn/sealing.ts';
import { paperHolder, passFor, type Pass } from './policy.ts';

/** That she who is signed in may vote in this decision. Throws NotFound where she is not on its roll. */
export async function passOf(tx: Tx, decisionId: string): Promise<Pass> {
	const line = tx.actor.id && isId(decisionId) ? await ownLine(tx, decisionId, tx.actor.id) : undefined;
	if (!line) throw new NotFound();
	return made(tx, { line }, decisionId);
}

async function ownLine(tx: Tx, decisionId: string, personId: string): Promise<string | undefined> {
	const row = await tx.db
		.selectFrom('coproduction.roll')
		.select('id')
		.where('decision_id', '=', decisionId)
		.where('person_id', '=', personId)
		.executeTakeFirst();
	return row?.id;
}

/** That whoever holds this link may vote, on any device. Throws NotFound for a link that nobody was given. */
export async function passByLink(link: Tx, token: string): Promise<Pass> {
	await showTo(link, hashOf(token));
	const row = await link.db
		.selectFrom('coproduction.roll_link as shown')
		.innerJoin('coproduction.roll as line', (join) =>
			join.onRef('line.org_id', '=', 'shown.org_id').onRef('line.id', '=', 'shown.roll_id')
		)
		.select(['line.id', 'line.decision_id'])
		.where('shown.token_hash', '=', hashOf(token))
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return made(link, { line: row.id }, row.decision_id);
}

/** That whoever holds a slip with this code may vote with it, typed in any case and with any gaps. Throws NotFound. */
export async function passBySlip(link: Tx, code: string): Promise<Pass> {
	const hash = hashOfSlip(code);
	await showTo(link, hash);
	const row = await link.db
		.selectFrom('coproduction.slip')
		.select('decision_id')
		.where('code_hash', '=', hash)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return made(link, { slip: hash.toString('hex') }, row.decision_id);
}

async function made(tx: Tx, holder: PaperHolder, decisionId: string): Promise<Pass> {
	const { method, dots, noGoOf } = await getDecision(tx, decisionId);
	const options = (await listOptions(tx, decisionId)).length;
	return passFor(holder, decisionId, { method, dots, options, isNoGo: noGoOf !== null });
}

/** How it stands with somebody's paper: it can be cast; or its time is over, it is void or counted, she took a slip, or its urn was lost. */
export type PaperState = 'open' | 'over' | 'void' | 'counted' | 'took-slip' | 'lost';

/** What stands on a paper before anything is chosen. What she chose before is never on it. */
export interface BlankPaper extends Pick<
	ProjectDecision,
	'question' | 'why' | 'method' | 'places' | 'dots' | 'tieRule' | 'closesAt'
> {
	decisionId: string;
	project: Words;
	options: { n: number; name: Words; meaning: Words }[];
	state: PaperState;
	/** It is a no-go round. */
	isNoGo: boolean;
	/** About how many papers are in the urn, in fives; null where it is not open. */
	about: number | null;
}

/** The paper of whoever has this pass, blank. */
export async function getPaper(tx: Tx, pass: Pass): Promise<BlankPaper> {
	const decision = await getDecision(tx, pass.decisionId);
	const { id: decisionId, question, why, method, places, dots, tieRule, closesAt } = decision;
	const options = await listOptions(tx, decisionId);
	return {
		...{ decisionId, question, why, method, places, dots, tieRule, closesAt },
		project: (await getProject(tx, decision.projectId)).name,
		options: options.map(({ place, name, meaning }) => ({ n: place, name, meaning })),
		state: await stateOf(tx, decision, pass),
		isNoGo: decision.noGoOf !== null,
		about: await aboutInUrn(tx, decisionId)
	};
}

async function stateOf(tx: Tx, decision: ProjectDecision, pass: Pass): Promise<PaperState> {
	if (decision.state === 'void') return 'void';
	if (decision.state !== 'open') return 'counted';
	if (!takesPapers(decision, tx.now)) return 'over';
	const keys = await findUrnKeys(decision.id);
	if (!keys) return 'lost';
	const mark = markOf(keys, paperHolder(pass));
	const { rows } = await sql<{ took: boolean }>`
		select coproduction.took_slip(${decision.id}::uuid, ${mark}::bytea) as took`.execute(tx.db);
	return rows[0]?.took ? 'took-slip' : 'open';
}

/** About how many papers are in an urn, in fives; null where the vote is not open. */
export async function aboutInUrn(tx: Tx, decisionId: string): Promise<number | null> {
	const { rows } = await sql<{ about: number | null }>`
		select coproduction.about_in_urn(${decisionId}::uuid) as about`.execute(tx.db);
	return rows[0]?.about ?? null;
}

/** Whether her paper is in the urn; never what stands on it. */
export async function isInUrn(tx: Tx, pass: Pass): Promise<boolean> {
	const keys = await findUrnKeys(pass.decisionId);
	return keys ? liesIn(tx, pass.decisionId, keys, paperHolder(pass)) : false;
}

async function liesIn(tx: Tx, decisionId: string, keys: UrnKeys, holder: PaperHolder): Promise<boolean> {
	const { rows } = await sql<{ lies: boolean }>`
		select coproduction.in_urn(${decisionId}::uuid, ${markOf(keys, holder)}::bytea) as lies`.execute(tx.db);
	return rows[0]?.lies ?? false;
}

/** The letters by which she finds her paper again among all receipts; none for the code of a slip, and none once the urn is closed. */
export async function receiptFor(pass: Pass): Promise<string | null> {
	const [keys, holder] = [await findUrnKeys(pass.decisionId), paperHolder(pass)];
	return keys && 'line' in holder ? receiptOf(keys, markOf(keys, holder)) : null;
}

/** A vote that waits for her who is signed in, or in which her paper is in the urn already. */
export interface VoteTurn {
	decisionId: string;
	projectId: string;
	question: Words;
	closesAt: Date;
	voted: boolean;
}

/** The open votes on whose rolls she is who is signed in, those that close first before the others. */
export async function listTurns(tx: Tx): Promise<VoteTurn[]> {
	if (!tx.actor.id) return [];
	const rows = await tx.db
		.selectFrom('coproduction.roll as line')
		.innerJoin('coproduction.decision as decision', (join) =>
			join.onRef('decision.org_id', '=', 'line.org_id').onRef('decision.id', '=', 'line.decision_id')
		)
		.select([
			'line.id as line',
			...(['decision.id as decisionId', 'decision.project_id as projectId', 'decision.question'] as const),
			'decision.closes_at as closesAt'
		])
		.where('line.person_id', '=', tx.actor.id)
		.where('decision.state', '=', 'open')
		.where('decision.closes_at', '>', tx.now)
		.orderBy('decision.closes_at')
		.orderBy('decision.id')
		.$narrowType<{ question: Words; closesAt: Date }>()
		.execute();
	const turns: VoteTurn[] = [];
	for (const { line, ...turn } of rows) {
		const keys = await findUrnKeys(turn.decisionId);
		if (keys) turns.push({ ...turn, voted: await liesIn(tx, turn.decisionId, keys, { line }) });
	}
	return turns;
}
