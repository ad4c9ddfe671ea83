import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Job } from '#platform/jobs/job.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import { getDecision, type ProjectDecision, type HeldWhy } from '../decision/queries.server.ts';
import { lockDecision } from '../locks.ts';
import { isAgreed, listTypedSlips } from '../slip/queries.server.ts';
import { destroyUrnKey, findUrnKeys } from '../urn/key.server.ts';
import { paperFrom, type Paper } from '../urn/paper.ts';
import { digestOfAll, markOf, openPaper, receiptOf, type UrnKeys } from '../urn/sealing.ts';
import { usualNoGo } from '../decision/form.ts';
import { takeOffList } from '../no-go/commands.server.ts';
import { reasonsTold, refusedIn } from '../no-go/fold.ts';
import { listOptions } from '../option/queries.server.ts';
import { countKept, keptFrom, patternOf, toldOf } from './fold.ts';
import { askedIn } from './queries.server.ts';

/** Every minute: votes whose time is over are counted, and keys that are to be gone are destroyed, each by a job of its own. */
export async function closeDueVotes(job: Tx): Promise<void> {
	const rows = await job.db
		.selectFrom('coproduction.decision')
		.select('id')
		.where((on) =>
			on.or([
				on.and([on('state', '=', 'open'), on('closes_at', '<=', job.now)]),
				on.and([on('state', '<>', 'open'), on('opened_at', 'is not', null), on('key_gone_at', 'is', null)])
			])
		)
		.orderBy('id')
		.execute();
	for (const { id } of rows) await enqueue(job, 'coproduction-close', { decision: id }, { key: `close-${id}` });
}

/**
 * Counts one vote whose time is over, in one transaction, and then destroys the key of its urn. Killed before the count is kept, it is
 * done again from the start; killed between, the next minute destroys the key.
 */
export async function closeVote({ payload, tx }: Job): Promise<void> {
	const id = String(payload.decision);
	await tx((job) => countVote(job, id));
	const isOver = await tx((job) => emptiedIfVoid(job, id));
	if (!isOver) return;
	await destroyUrnKey(id);
	await tx((job) => noteKeyGone(job, id));
}

/** Whether a decision is over, so that its key is to go. What lies in the urn of a void one is deleted, and nobody reads it. */
async function emptiedIfVoid(job: Tx, id: string): Promise<boolean> {
	const { state } = await getDecision(job, id);
	if (state === 'void') await sql`select coproduction.empty_urn(${id}::uuid)`.execute(job.db);
	return state !== 'open' && state !== 'drafting';
}

async function noteKeyGone(job: Tx, id: string): Promise<void> {
	const noted = await job.db
		.updateTable('coproduction.decision')
		.set({ key_gone_at: job.now })
		.where('id', '=', id)
		.where('key_gone_at', 'is', null)
		.executeTakeFirst();
	if (noted.numUpdatedRows) await record(job, 'coproduction.decision.key-gone', { decision: id });
}

/** Counts a vote, if its time is over and nothing holds it. */
async function countVote(job: Tx, id: string): Promise<void> {
	await lockDecision(job, id);
	const { rows } = await sql<SealedRow>`select mark, sealed from coproduction.close_urn(${id}::uuid)`.execute(job.db);
	const decision = await getDecision(job, id);
	if (decision.state !== 'open' || !decision.closesAt || decision.closesAt > job.now) return;
	const keys = await findUrnKeys(id);
	if (!keys) return hold(job, decision, 'lost');
	const opened = opener(job, id, keys)(rows);
	const why = opened ? await whyHeld(job, { decision, keys, opened }) : 'strange';
	if (!opened || why) return hold(job, decision, why ?? 'strange');
	await write(job, { decision, keys, opened, digest: digestOfAll(rows.flatMap(({ mark, sealed }) => [mark, sealed])) });
}

interface SealedRow {
	mark: Buffer;
	sealed: Buffer;
}

interface Opened {
	mark: Buffer;
	paper: Paper;
}

interface Closing {
	decision: ProjectDecision;
	keys: UrnKeys;
	opened: readonly Opened[];
}

/** Opens the papers in memory; null where one does not open. */
const opener =
	(job: Tx, decisionId: string, keys: UrnKeys) =>
	(rows: readonly SealedRow[]): Opened[] | null => {
		const opened = rows.map(({ mark, sealed }) => {
			const bytes = openPaper(keys, { orgId: job.actor.orgId, decisionId, mark }, sealed);
			return bytes && { mark, paper: paperFrom(bytes) };
		});
		return opened.every((one) => one !== null) ? opened : null;
	};

/** Why a vote can't be counted yet: papers under marks of nobody, slips that are still to type or that two read otherwise, or more of them than were taken. */
async function whyHeld(job: Tx, { decision, keys, opened }: Closing): Promise<HeldWhy | undefined> {
	const known = await marksOf(job, decision.id, keys);
	if (opened.some(({ mark }) => !known.has(mark.toString('hex')))) return 'strange';
	const ticks = opened.filter(({ paper }) => paper.kind === 'took-slip').length;
	const slips = opened.filter(({ paper }) => paper.kind === 'slip' || paper.kind === 'set-aside').length;
	if (ticks && !decision.typedAt) return 'to-type';
	const typed = await listTypedSlips(job, decision.id, keys);
	if (typed.some((slip) => slip.by.size > 1 && !isAgreed(slip))) return 'differs';
	if (typed.some(({ by }) => by.size === 1)) return 'to-type';
	return slips > ticks ? 'more-slips' : undefined;
}

/** The marks of everybody on the roll, and of every slip. */
async function marksOf(job: Tx, id: string, keys: UrnKeys): Promise<Set<string>> {
	const lines = await job.db.selectFrom('coproduction.roll').select('id').where('decision_id', '=', id).execute();
	const slips = await job.db
		.selectFrom('coproduction.slip')
		.select('code_hash')
		.where('decision_id', '=', id)
		.execute();
	const marks = [
		...lines.map((line) => markOf(keys, { line: line.id })),
		...slips.map((slip) => markOf(keys, { slip: slip.code_hash.toString('hex') }))
	];
	return new Set(marks.map((mark) => mark.toString('hex')));
}

/** Says what holds a vote whose time is over; once, and again where it is something else. */
async function hold(job: Tx, { id, heldWhy }: ProjectDecision, why: HeldWhy): Promise<void> {
	if (heldWhy === why) return;
	await job.db.updateTable('coproduction.decision').set({ held_why: why }).where('id', '=', id).execute();
	await record(job, 'coproduction.decision.held', { decision: id, why });
}

/** What may be told of a vote, and of what stood on its papers. */
async function countVotes(job: Tx, decision: ProjectDecision, keys: UrnKeys, cast: readonly Opened[]) {
	const kept = keptFrom(cast.map(({ paper }) => patternOf('choice' in paper ? paper.choice : null)));
	const told = toldOf(await countKept(await askedIn(job, decision, keys.seed.toString('hex')), kept));
	return { told, kept: told.count === null ? [] : kept };
}

/** What a no-go round takes off the list goes, and reasons are told without those who wrote them; of what stays, and of single papers, nothing is kept. */
async function countRound(job: Tx, { id, noGo, noGoOf }: ProjectDecision, cast: readonly Opened[]) {
	const papers = cast.flatMap(({ paper }) => ('choice' in paper ? [paper] : []));
	const options = (await listOptions(job, id)).length;
	const ticked = papers.map(({ choice }) => choice);
	await takeOffList(job, noGoOf ?? '', refusedIn(ticked, options, noGo ?? usualNoGo));
	const reasons = reasonsTold(
		papers.map(({ reason = '' }) => reason),
		papers.length
	);
	const rows = reasons.map((words, at) => ({ org_id: job.actor.orgId, decision_id: id, place: at + 1, words }));
	if (rows.length) await job.db.insertInto('coproduction.no_go_reason').values(rows).execute();
	return { told: { count: null, winners: [], openTie: [] }, kept: [] };
}

async function write(job: Tx, { decision, keys, opened, digest }: Closing & { digest: Buffer }): Promise<void> {
	const { id } = decision;
	const row = { org_id: job.actor.orgId, decision_id: id };
	const cast = opened.filter(({ paper }) => paper.kind !== 'took-slip');
	const { told, kept } = decision.noGoOf
		? await countRound(job, decision, cast)
		: await countVotes(job, decision, keys, cast);
	const byPhone = cast.filter(({ paper }) => paper.kind === 'phone').length;
	await job.db
		.insertInto('coproduction.count')
		.values({
			...{ ...row, papers: cast.length, by_phone: byPhone, by_slip: cast.length - byPhone },
			exchanged: opened.length - cast.length,
			...{ result: told.count, winners: told.winners, open_tie: told.openTie },
			receipts: receiptsOf(opened, keys),
			...{ urn_digest: digest, seed: keys.seed, counted_at: job.now }
		})
		.execute();
	const rows = kept.map((ballot) => ({ ...row, ...ballot }));
	if (rows.length) await job.db.insertInto('coproduction.kept_ballot').values(rows).execute();
	await job.db
		.updateTable('coproduction.decision')
		.set({ state: 'counted', counted_at: job.now, held_why: null })
		.where('id', '=', id)
		.execute();
	await sql`select coproduction.empty_urn(${id}::uuid)`.execute(job.db);
	await record(job, 'coproduction.decision.counted', { decision: id, papers: cast.length });
}

/** The receipts of those who voted by phone or took a slip, in alphabetical order. */
function receiptsOf(opened: readonly Opened[], keys: UrnKeys): string[] {
	const hers = opened.filter(({ paper }) => paper.kind === 'phone' || paper.kind === 'took-slip');
	return hers.map(({ mark }) => receiptOf(keys, mark)).toSorted();
}
