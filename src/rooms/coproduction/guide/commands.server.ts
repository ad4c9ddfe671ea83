import { record } from '#platform/audit/record.ts';
import type { Tx } from '#platform/db/tx.ts';
import { done, Forbidden, NotFound, refused, type Outcome } from '#platform/outcome.ts';
import { lockGuide } from '../locks.ts';
import { getProject, type Project } from '../project/queries.server.ts';
import { guideStages, stageAt } from './library.ts';
import { mayUseGuide } from './policy.ts';
import { listGuideAnswers, listSkipped } from './queries.server.ts';

/** The project whose guide the speaker may fill in, held until this is done. Throws NotFound, Forbidden. */
export async function toGuide(tx: Tx, projectId: string): Promise<Project> {
	await getProject(tx, projectId);
	if (!mayUseGuide(tx.actor, { projectId })) throw new Forbidden();
	await lockGuide(tx, projectId);
	return getProject(tx, projectId);
}

/** Writes down what is known about a question, or takes it back where there are no words; unless somebody else wrote since it was opened. */
export async function writeAnswer(
	tx: Tx,
	projectId: string,
	{ question, version, words }: { question: string; version: number; words: string }
): Promise<Outcome<'changed-meanwhile'>> {
	await toGuide(tx, projectId);
	if (!guideStages.some(({ questions }) => questions.some(({ id }) => id === question))) throw new NotFound();
	const known = (await listGuideAnswers(tx, projectId)).find((answer) => answer.question === question);
	if ((known?.words ?? '') === words) return done;
	if ((known?.version ?? 0) !== version) return refused('changed-meanwhile');
	await putAnswer(tx, projectId, { question, words, version, isThere: known !== undefined });
	await record(tx, 'coproduction.guide.answered', { project: projectId, question });
	return done;
}

async function putAnswer(
	tx: Tx,
	projectId: string,
	{ question, words, version, isThere }: { question: string; words: string; version: number; isThere: boolean }
): Promise<void> {
	const written = { words, version: version + 1, written_at: tx.now, written_by: tx.actor.id };
	const row = { org_id: tx.actor.orgId, project_id: projectId, question };
	const table = 'coproduction.guide_answer';
	if (!isThere)
		await tx.db
			.insertInto(table)
			.values({ ...row, ...written })
			.execute();
	else if (words)
		await tx.db
			.updateTable(table)
			.set(written)
			.where('project_id', '=', projectId)
			.where('question', '=', question)
			.execute();
	else await tx.db.deleteFrom(table).where('project_id', '=', projectId).where('question', '=', question).execute();
}

/** A project is in this stage from now on, whichever it was in; one that was left out is taken up again. */
export async function goToStage(tx: Tx, projectId: string, stage: number): Promise<Outcome<never>> {
	const project = await toGuide(tx, projectId);
	if (!stageAt(stage)) throw new NotFound();
	await takeUpStage(tx, projectId, stage);
	if (project.stage === stage) return done;
	await tx.db
		.updateTable('coproduction.project')
		.set({ stage, version: project.version + 1 })
		.where('id', '=', projectId)
		.execute();
	await record(tx, 'coproduction.guide.went-on', { project: projectId, stage });
	return done;
}

/** A project leaves a stage out, with a reason; said again, the reason is the new one. */
export async function skipStage(tx: Tx, projectId: string, stage: number, why: string): Promise<Outcome<never>> {
	await toGuide(tx, projectId);
	if (!stageAt(stage)) throw new NotFound();
	if ((await listSkipped(tx, projectId)).some((one) => one.stage === stage && one.why === why)) return done;
	const about = { org_id: tx.actor.orgId, project_id: projectId, stage };
	await tx.db
		.deleteFrom('coproduction.skipped_stage')
		.where('project_id', '=', projectId)
		.where('stage', '=', stage)
		.execute();
	await tx.db
		.insertInto('coproduction.skipped_stage')
		.values({ ...about, why, created_at: tx.now, created_by: tx.actor.id })
		.execute();
	await record(tx, 'coproduction.guide.skipped', { project: projectId, stage });
	return done;
}

/** A stage that was left out is taken up again. Twice is once. */
export async function takeUpStage(tx: Tx, projectId: string, stage: number): Promise<Outcome<never>> {
	await toGuide(tx, projectId);
	const gone = await tx.db
		.deleteFrom('coproduction.skipped_stage')
		.where('project_id', '=', projectId)
		.where('stage', '=', stage)
		.executeTakeFirst();
	if (gone.numDeletedRows) await record(tx, 'coproduction.guide.taken-up', { project: projectId, stage });
	return done;
}
