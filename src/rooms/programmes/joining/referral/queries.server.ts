import type { Tx } from '#platform/db/tx.ts';
import { showTo } from '#platform/db/shown.ts';
import { keyed } from '#platform/identity/sealing.ts';
import { hashOf } from '#platform/identity/session.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { CameOf, OtherWay, Reason } from './form.ts';
import {
	dayToAnswerBy,
	lightOf,
	mayAnswerReferrals,
	mayOpenByLink,
	usualTarget,
	waitsSince,
	type Light
} from './policy.ts';

/** What stands in the address of her own link: made from the id under the installation's key, and kept nowhere. */
export function hersLink(id: string): string {
	return keyed('referral hers', id).toString('base64url');
}

/** What a charity answered, and what came of it. */
export interface Answered {
	decision: 'accepted' | 'declined' | null;
	reason: Reason | null;
	otherWay: OtherWay | null;
	cameOf: CameOf | null;
}

/** What whoever wrote reads behind her receipt: that it came, what was answered, and what came of it where she allows that. */
export interface ReferralReceipt extends Answered {
	isClosed: boolean;
	/** Within how many working days an answer was promised. */
	target: number;
}

/** A line of what was said of her. */
export interface SaidLine {
	id: string;
	kind: 'name' | 'role' | 'said';
	words: string;
	isHers: boolean;
}

/** What she reads behind her own link. */
export interface Hers extends Answered {
	id: string;
	answer: 'confirmed' | 'corrected' | 'withdrawn' | null;
	tells: boolean;
	lines: SaidLine[];
	/** What whoever wrote for her reads now. */
	receipt: ReferralReceipt;
}

const columns = [
	'id',
	'person_id as personId',
	'area',
	'by_phone as byPhone',
	'sent_at as sentAt',
	'answer',
	'answered_at as answeredAt',
	'tells',
	'decision',
	'decided_at as decidedAt',
	'reason',
	'other_way as otherWay',
	'came_of as cameOf'
] as const;

interface Row extends Answered {
	id: string;
	personId: string;
	area: string;
	byPhone: boolean;
	sentAt: Date;
	answer: Hers['answer'];
	answeredAt: Date | null;
	tells: boolean;
	decidedAt: Date | null;
}

/** Within how many working days a charity answers. */
export async function getTarget(tx: Tx): Promise<number> {
	const row = await tx.db.selectFrom('programmes.answer_target').select('days').executeTakeFirst();
	return row?.days ?? usualTarget;
}

async function behind(link: Tx, named: 'receipt_hash' | 'hers_hash', token: string): Promise<Row> {
	if (!mayOpenByLink(link.actor)) throw new Forbidden();
	const hash = hashOf(token);
	await showTo(link, hash);
	const row = await link.db
		.selectFrom('programmes.referral')
		.select(columns)
		.where(named, '=', hash)
		.executeTakeFirst();
	if (!row) throw new NotFound();
	return row as Row;
}

/** What whoever wrote for somebody may read, behind the link that she was given. Throws NotFound. */
export async function getReferralReceipt(link: Tx, token: string): Promise<ReferralReceipt> {
	return receiptOf(await behind(link, 'receipt_hash', token), await getTarget(link));
}

function receiptOf({ answer, tells, decision, reason, otherWay, cameOf }: Row, target: number): ReferralReceipt {
	return { isClosed: answer === 'withdrawn', target, decision, reason, otherWay, cameOf: tells ? cameOf : null };
}

/** What was said of her and what came of it, behind her own link. Throws NotFound. */
export async function getHers(link: Tx, token: string): Promise<Hers> {
	const row = await behind(link, 'hers_hash', token);
	const lines = await listLines(link, [row.id]);
	return { ...row, lines: lines.map(lineOf), receipt: receiptOf(row, await getTarget(link)) };
}

type LineRow = SaidLine & { referralId: string };
const lineOf = ({ id, kind, words, isHers }: LineRow): SaidLine => ({ id, kind, words, isHers });

async function listLines(tx: Tx, referrals: readonly string[]): Promise<LineRow[]> {
	if (!referrals.length) return [];
	const rows = await tx.db
		.selectFrom('programmes.referral_line')
		.select(['id', 'referral_id as referralId', 'kind', 'words', 'is_hers as isHers'])
		.where('referral_id', 'in', referrals)
		.orderBy('number')
		.execute();
	return rows as LineRow[];
}

/** A referral as whoever coordinates finds it. There are no lines before she has said that they may be read. */
export interface Waiting extends Answered {
	id: string;
	personId: string;
	called: string;
	language: string;
	area: string;
	byPhone: boolean;
	sentAt: Date;
	/** It waits for her word, for the charity's, or for what comes of it; or it is over. */
	state: 'hers' | 'ours' | 'accepted' | 'over';
	corrected: boolean;
	lines: SaidLine[];
	light: Light | null;
	/** The day on which the time is over. */
	answerBy: string | null;
}

const most = 100;

/** The referrals of a charity: what waits for an answer first, the longest waiting before the others. */
export async function listReferrals(tx: Tx): Promise<{ target: number; referrals: Waiting[] }> {
	if (!mayAnswerReferrals(tx.actor)) throw new Forbidden();
	const rows = await tx.db
		.selectFrom('programmes.referral as referral')
		.innerJoin('people.card as card', 'card.id', 'referral.person_id')
		.innerJoin('platform.account as account', 'account.id', 'referral.person_id')
		.select(columns.map((column) => `referral.${column}` as (typeof columns)[number]))
		.select(['card.called', 'account.language'])
		.orderBy('referral.decided_at', (order) => order.desc().nullsFirst())
		.orderBy((on) => on.fn.coalesce('referral.answered_at', 'referral.sent_at'))
		.limit(most)
		.execute();
	const target = await getTarget(tx);
	const found = rows as unknown as (Row & { called: string; language: string })[];
	const lines = await listLines(
		tx,
		found.map(({ id }) => id)
	);
	const referrals = found.map((row) => waitingOf(row, target, tx, lines));
	return { target, referrals };
}

function waitingOf(row: Row & { called: string; language: string }, target: number, tx: Tx, all: LineRow[]): Waiting {
	const { answer, answeredAt: _, ...shown } = row;
	const isOver = answer === 'withdrawn' || row.decision !== null;
	const since = waitsSince({ ...row, isOver });
	return {
		...shown,
		state: stateOf(row),
		corrected: answer === 'corrected',
		lines: all.filter(({ referralId }) => referralId === row.id).map(lineOf),
		light: since && lightOf(since, target, tx.now, tx.zone),
		answerBy: since && dayToAnswerBy(since, target, tx.zone)
	};
}

function stateOf({ answer, decision, cameOf }: Row): Waiting['state'] {
	if (answer === null) return 'hers';
	if (answer === 'withdrawn' || decision === 'declined' || cameOf) return 'over';
	return decision === 'accepted' ? 'accepted' : 'ours';
}

/** How many referrals wait for the charity, for a coordinator's first page. */
export async function countReferrals(tx: Tx): Promise<number> {
	const { waiting } = await tx.db
		.selectFrom('programmes.referral')
		.select((on) => on.fn.countAll<number>().as('waiting'))
		.where('decision', 'is', null)
		.where((on) =>
			on.or([
				on('answer', 'in', ['confirmed', 'corrected']),
				on.and([on('answer', 'is', null), on('by_phone', '=', true)])
			])
		)
		.executeTakeFirstOrThrow();
	return Number(waiting);
}
