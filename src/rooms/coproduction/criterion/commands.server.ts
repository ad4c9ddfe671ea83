import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { doneWith, Forbidden, refused, type Outcome } from '#platform/outcome.ts';
import { todayOf } from '../campaign/policy.ts';
import { lockCriterion } from '../locks.ts';
import { getProject } from '../project/queries.server.ts';
import { tieReasons, type Reasons } from '../thread/commands.server.ts';
import type { CriterionFields } from './form.ts';
import { mayWriteCriteria } from './policy.ts';
import { getCriterion, listDecided } from './queries.server.ts';

type CriterionRefusal = 'not-decided' | 'in-future';

const columnsOf = ({ words, decisionId, talkedOn, becomes, why }: CriterionFields) => ({
	...{ words: JSON.stringify(words), decision_id: decisionId, talked_on: talkedOn },
	...{ becomes, why: JSON.stringify(why) }
});

/** What speaks against how it was chosen: by a decision of this project that is over, or by talking on a day that has been. */
async function refusedChoice(
	tx: Tx,
	projectId: string,
	{ decisionId, talkedOn }: CriterionFields
): Promise<CriterionRefusal | undefined> {
	if (talkedOn && talkedOn > todayOf(tx)) return 'in-future';
	const decided = decisionId ? await listDecided(tx, projectId) : [];
	return decisionId && !decided.some(({ id }) => id === decisionId) ? 'not-decided' : undefined;
}

/** It rests on what was ticked, and on the decision by which it was chosen. */
const reasonsWith = ({ decisionId }: CriterionFields, { needs, themes, decisions }: Reasons): Reasons => ({
	needs,
	themes,
	decisions: decisionId ? [...decisions, decisionId] : decisions
});

/** Writes down a criterion of success in parents' words, by what it was chosen, and what becomes of it. */
export async function writeCriterion(
	tx: Tx,
	projectId: string,
	{ id, needs, themes, decisions, ...fields }: CriterionFields & Reasons & { id: string }
): Promise<Outcome<CriterionRefusal, string>> {
	await getProject(tx, projectId);
	if (!mayWriteCriteria(tx.actor, { projectId })) throw new Forbidden();
	const wrong = await refusedChoice(tx, projectId, fields);
	if (wrong) return refused(wrong);
	const who = { org_id: tx.actor.orgId, created_at: tx.now, created_by: tx.actor.id };
	await tx.db
		.insertInto('coproduction.criterion')
		.values({ ...who, id, project_id: projectId, ...columnsOf(fields) })
		.execute();
	await record(tx, 'coproduction.criterion.written', { project: projectId, criterion: id, becomes: fields.becomes });
	await tieReasons(tx, { kind: 'criterion', id, projectId }, reasonsWith(fields, { needs, themes, decisions }));
	return doneWith(id);
}

/** Says a criterion in other words, by what else it was chosen, or that something else becomes of it. */
export async function changeCriterion(
	tx: Tx,
	id: string,
	{ version, needs, themes, decisions, ...fields }: CriterionFields & Reasons & { version: number }
): Promise<Outcome<CriterionRefusal | 'changed-meanwhile'>> {
	if (!mayWriteCriteria(tx.actor, await getCriterion(tx, id))) throw new Forbidden();
	await lockCriterion(tx, id);
	const criterion = await getCriterion(tx, id);
	if (criterion.version !== version) return refused('changed-meanwhile');
	const wrong = await refusedChoice(tx, criterion.projectId, fields);
	if (wrong) return refused(wrong);
	await tx.db
		.updateTable('coproduction.criterion')
		.set({ ...columnsOf(fields), version: version + 1 })
		.where('id', '=', id)
		.execute();
	await record(tx, 'coproduction.criterion.changed', { criterion: id, becomes: fields.becomes });
	const later = { kind: 'criterion', id, projectId: criterion.projectId } as const;
	return tieReasons(tx, later, reasonsWith(fields, { needs, themes, decisions }));
}
