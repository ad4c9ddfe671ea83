import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { enqueue } from '#platform/jobs/outbox.ts';
import { done, doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { lockDecision } from '../locks.ts';
import { mayRunProject } from '../project/policy.ts';
import { getProject } from '../project/queries.server.ts';
import type { DecisionFields } from './form.ts';
import { isUnopened, mayRunDecision } from './policy.ts';
import { findNoGoRound, getDecision, type ProjectDecision } from './queries.server.ts';

const rowOf = ({ question, why, method, places, dots, tieRule, shows, circles, ...fields }: DecisionFields) => ({
	...{ no_go_share: fields.noGo?.share ?? null, no_go_least: fields.noGo?.least ?? null },
	...{ suggests_until: fields.suggests?.until ?? null, read_days: fields.suggests?.readDays ?? null },
	...{ question: JSON.stringify(question), why: JSON.stringify(why), method, places, tie_rule: tieRule, shows },
	...{ dots: method === 'dots' ? dots : null, circles: [...new Set(circles)], closes_at: fields.closesAt }
});

/** Writes down what is to be decided in a project; nobody votes before it opens. */
export async function draftDecision(
	tx: Tx,
	projectId: string,
	{ id, ...fields }: DecisionFields & { id: string }
): Promise<Outcome<never, string>> {
	await getProject(tx, projectId);
	if (!mayRunProject(tx.actor, projectId)) throw new Forbidden();
	const by = { created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.decision')
		.values({ org_id: tx.actor.orgId, id, project_id: projectId, ...by, ...rowOf(fields) })
		.execute();
	await record(tx, 'coproduction.decision.drafted', { decision: id, project: projectId });
	return doneWith(id);
}

/** A decision that the speaker may write, locked. Throws NotFound, Forbidden. */
export async function toWrite(tx: Tx, id: string): Promise<ProjectDecision> {
	const seen = await getDecision(tx, id);
	if (!mayRunDecision(tx.actor, seen)) throw new Forbidden();
	await lockDecision(tx, id);
	return getDecision(tx, id);
}

/** Changes a draft, unless somebody else changed it since it was opened on the screen. */
export async function changeDecision(
	tx: Tx,
	id: string,
	version: number,
	fields: DecisionFields
): Promise<Outcome<'changed-meanwhile' | 'open-already'>> {
	const decision = await toWrite(tx, id);
	if (decision.state !== 'drafting') return refused('open-already');
	if (decision.version !== version) return refused('changed-meanwhile');
	await tx.db
		.updateTable('coproduction.decision')
		.set({ ...rowOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.decision.changed', { decision: id });
	return done;
}

/** Moves the end of a vote that has not opened yet. */
export async function moveVoteEnd(tx: Tx, id: string, closesAt: Date): Promise<Outcome<'open-already'>> {
	const decision = await toWrite(tx, id);
	if (!isUnopened(decision)) return refused('open-already');
	await tx.db
		.updateTable('coproduction.decision')
		.set({ closes_at: closesAt, version: decision.version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.decision.changed', { decision: id });
	return done;
}

/**
 * A vote is void, with a reason that everybody on its roll is told. What lies in its urn is deleted, and its key destroyed, by
 * timed work; nobody reads it.
 */
export async function voidDecision(tx: Tx, id: string, reason: string): Promise<Outcome<'over-already'>> {
	const { state } = await toWrite(tx, id);
	if (state === 'drafting' || state === 'adopted' || state === 'void') return refused('over-already');
	const round = await findNoGoRound(tx, id);
	if (round?.state === 'open') await voidDecision(tx, round.id, reason);
	await tx.db
		.updateTable('coproduction.decision')
		.set({ state: 'void', voided_at: tx.now, void_reason: reason, held_why: null })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.decision.voided', { decision: id });
	if (isUnopened({ state })) return done;
	await enqueue(tx, 'coproduction-tell', { decision: id, step: 'void' });
	await enqueue(tx, 'coproduction-close', { decision: id });
	return done;
}

/** What was chosen counts from now on. Where equal options are to be asked about again, nothing was chosen yet. */
export async function adoptDecision(tx: Tx, id: string): Promise<Outcome<'not-counted' | 'not-settled'>> {
	const { state } = await toWrite(tx, id);
	if (state === 'adopted') return done;
	if (state !== 'counted') return refused('not-counted');
	const { winners, open_tie } = await tx.db
		.selectFrom('coproduction.count')
		.select(['winners', 'open_tie'])
		.where('decision_id', '=', id)
		.executeTakeFirstOrThrow();
	if (!winners.length || open_tie.length) return refused('not-settled');
	await tx.db
		.updateTable('coproduction.decision')
		.set({ state: 'adopted', adopted_at: tx.now })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.decision.adopted', { decision: id });
	return done;
}
