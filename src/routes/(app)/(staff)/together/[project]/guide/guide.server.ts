import type { Written } from '#rooms/coproduction/task/fold.ts';
import { stageAt, type GuideStage } from '#rooms/coproduction/guide/library.ts';
import { mayReadGuide, mayUseGuide } from '#rooms/coproduction/guide/policy.ts';
import { listGuideAnswers, listSkipped } from '#rooms/coproduction/guide/queries.server.ts';
import { getProject, type Project } from '#rooms/coproduction/project/queries.server.ts';
import { listTasks } from '#rooms/coproduction/task/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';

/** A project with what it wrote down in its guide, for whoever reads it. Throws NotFound. */
export async function guideOf(
	tx: Tx,
	params: { project: string }
): Promise<{ project: Project; uses: boolean; written: Written }> {
	const project = await getProject(tx, params.project);
	const of = { projectId: project.id };
	if (!mayReadGuide(tx.actor, of)) throw new NotFound();
	const answers = await listGuideAnswers(tx, project.id);
	const skipped = await listSkipped(tx, project.id);
	const tasks = await listTasks(tx, project.id);
	return { project, uses: mayUseGuide(tx.actor, of), written: { answers, skipped, tasks } };
}

/** The stage of an address. Throws NotFound. */
export function stageOf({ stage }: { stage: string }): GuideStage {
	const found = stageAt(stage);
	if (!found) throw new NotFound();
	return found;
}
