import type { Result } from '@kith/preference-counts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import type { Language } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { getDecision, type ProjectDecision } from '../decision/queries.server.ts';
import { listOptions } from '../option/queries.server.ts';
import { listAdditions, type Addition } from '../roll/queries.server.ts';
import { fileOf, type CountAsked, type KeptBallot } from './fold.ts';

/** What came of a vote. */
export interface VoteResult {
	papers: number;
	byPhone: number;
	bySlip: number;
	byHands: number;
	/** How many took a slip; each has a receipt too. */
	exchanged: number;
	/** The count; null where too few valid papers were in: then only who won is told. */
	count: Result | null;
	/** The numbers of the options that were chosen. */
	winners: number[];
	/** The options between which it is to be asked again. */
	openTie: number[];
	/** All receipts, in alphabetical order. */
	receipts: string[];
	/** SHA-256 over the sealed papers as they lay in the urn, and the seed of the lot, as hexadecimal digits. */
	urnDigest: string;
	seed: string;
	seedDigest: string | null;
	termsDigest: string | null;
	rollDigest: string | null;
	countedAt: Date;
	/** How many were on the roll when the vote opened, and who was added later. */
	onRoll: number;
	additions: Addition[];
}

/** The result of a vote. Throws NotFound before it is counted, where it is void, and for whoever may not see it. */
export async function getResult(tx: Tx, decisionId: string): Promise<VoteResult> {
	const decision = await counted(tx, decisionId);
	const row = await tx.db
		.selectFrom('coproduction.count')
		.selectAll()
		.where('decision_id', '=', decisionId)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	const { seedDigest, termsDigest, rollDigest, onRoll } = decision;
	return {
		...{ papers: row.papers, byPhone: row.by_phone, bySlip: row.by_slip, byHands: row.by_hands },
		...{ exchanged: row.exchanged, winners: row.winners, openTie: row.open_tie, receipts: row.receipts },
		count: row.result === null ? null : (JSON.parse(row.result) as Result),
		...{ urnDigest: row.urn_digest.toString('hex'), seed: row.seed.toString('hex') },
		...{ seedDigest, termsDigest, rollDigest, countedAt: row.counted_at, onRoll: onRoll ?? 0 },
		additions: await listAdditions(tx, decisionId)
	};
}

/** A decision whose result stands. */
async function counted(tx: Tx, decisionId: string): Promise<ProjectDecision> {
	const decision = await getDecision(tx, decisionId);
	if (decision.state !== 'counted' && decision.state !== 'adopted') throw new NotFound();
	return decision;
}

/** The papers as a file with which anybody entitled can count again. Throws NotFound for anybody else, and where too few papers were in. */
export async function getPapersFile(tx: Tx, decisionId: string): Promise<string> {
	const decision = await counted(tx, decisionId);
	const kept = await listKeptBallots(tx, decisionId);
	if (!kept.length) throw new NotFound();
	const { seed, count } = await getResult(tx, decisionId);
	return fileOf(await askedIn(tx, decision, seed, count), kept);
}

/** What was kept of the papers, by what stood on them; none for whoever may not see it. */
export async function listKeptBallots(tx: Tx, decisionId: string): Promise<KeptBallot[]> {
	return tx.db
		.selectFrom('coproduction.kept_ballot')
		.select(['pattern', 'n'])
		.where('decision_id', '=', decisionId)
		.orderBy('pattern')
		.execute();
}

/** What is asked of a count of this decision: names and title as they stand in the organisation's own language, or as they stood when it was counted. */
export async function askedIn(
	tx: Tx,
	decision: ProjectDecision,
	seed: string,
	before?: Result | null
): Promise<CountAsked> {
	const options = await listOptions(tx, decision.id);
	const { method, places, tieRule, question } = decision;
	const inOwn = (words: Words) => words[tx.defaultLanguage as Language] ?? Object.values(words)[0] ?? '';
	const names = before?.options.map(({ name }) => name) ?? options.map(({ name }) => inOwn(name));
	return { ...{ method, places, tieRule, seed }, title: inOwn(question), options: names };
}
