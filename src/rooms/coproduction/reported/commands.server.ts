import { sql } from 'kysely';
import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { getBoard } from '../board/queries.server.ts';
import { todayOf } from '../campaign/policy.ts';
import { hideCard } from '../card/commands.server.ts';
import { leaveCommentOut } from '../comment/commands.server.ts';
import { lockGuide } from '../locks.ts';
import { idOfLinkNote } from '../note/policy.ts';
import { mayRunProject } from '../project/policy.ts';
import type { ReportedOutcome, ReportedWhy } from './form.ts';
import { getReported, type Reportable, type Reported } from './queries.server.ts';

const columnOfKind = {
	card: 'card_id',
	comment: 'comment_id',
	option: 'option_id',
	application: 'application_id',
	note: 'note_id'
} as const;

/** Somebody reports something that she reads. It is written at the door: no account stands in any row. The same form twice is one. */
export async function reportThis(
	door: Tx,
	{ kind, id, projectId }: Reportable,
	{ id: formId, why, words }: { id: string; why: ReportedWhy; words: string | null }
): Promise<Outcome<never>> {
	if (door.actor.kind !== 'door') throw new Forbidden();
	const own = { org_id: door.actor.orgId, id: idOfLinkNote(formId, ['reported', id, why, words]) };
	const about = { project_id: projectId, [columnOfKind[kind]]: id, reported_on: todayOf(door) };
	const added = await door.db
		.insertInto('coproduction.reported')
		.values({ ...own, ...about, why, words })
		.onConflict((conflict) => conflict.doNothing())
		.executeTakeFirst();
	if (added.numInsertedOrUpdatedRows) await record(door, 'coproduction.reported.made', { project: projectId, kind });
	return done;
}

export type SettleReportedRefusal = 'settled-already' | 'stays' | 'led-to-change';

/** Those who run the project answer what was reported: it stays, or nobody reads it any more. Once. */
export async function settleReported(
	tx: Tx,
	reportedId: string,
	{ outcome, answer }: { outcome: ReportedOutcome; answer: string }
): Promise<Outcome<SettleReportedRefusal>> {
	const before = await getReported(tx, reportedId);
	if (!mayRunProject(tx.actor, before.projectId)) throw new Forbidden();
	const hidden = outcome === 'hidden' ? await takeAway(tx, before, answer) : done;
	if (!hidden.ok) return hidden;
	await lockGuide(tx, before.projectId);
	if ((await getReported(tx, reportedId)).outcome) return refused('settled-already');
	await tx.db
		.updateTable('coproduction.reported')
		.set({ outcome, answer, settled_on: todayOf(tx) })
		.where('id', '=', reportedId)
		.execute();
	await record(tx, 'coproduction.reported.settled', { project: before.projectId, reported: reportedId, outcome });
	return done;
}

/** A card goes off its board, also off a kept one; a comment is left out with the answer as its reason. Other things stay. */
async function takeAway(
	tx: Tx,
	{ kind, id, within, outcome }: Reported,
	answer: string
): Promise<Outcome<SettleReportedRefusal>> {
	if (outcome) return refused('settled-already');
	if (!within || (kind !== 'card' && kind !== 'comment')) return refused('stays');
	if (kind === 'comment') return leaveCommentOut(tx, within, id, answer);
	if ((await getBoard(tx, within)).state === 'kept') {
		await sql`select coproduction.hide_kept_card(${id}::uuid)`.execute(tx.db);
		return done;
	}
	await hideCard(tx, within, id, true);
	return done;
}

/** How many months what was answered is kept. */
const monthsKept = 6;

/** What was answered six months ago is let go. */
export async function letOldReportedGo(job: Tx): Promise<void> {
	if (job.actor.kind !== 'job') throw new Forbidden();
	const gone = await job.db
		.deleteFrom('coproduction.reported')
		.where(sql<boolean>`settled_on < (platform.now() - make_interval(months => ${monthsKept}))::date`)
		.executeTakeFirstOrThrow();
	if (gone.numDeletedRows) await record(job, 'coproduction.reported.let-go', { count: Number(gone.numDeletedRows) });
}
