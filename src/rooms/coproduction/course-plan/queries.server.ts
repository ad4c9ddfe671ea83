import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';

/** Whether a course plan is final, and which run came of it. */
export interface CoursePlan {
	finalOn: string | null;
	/** By which meeting. */
	finalBy: Words;
	/** The run that came of it, where the speaker sees one. */
	run: { id: string; label: Words } | null;
}

/** How it stands with the course plan of a project; a draft of nothing where nobody said anything yet. */
export async function getCoursePlan(tx: Tx, projectId: string): Promise<CoursePlan> {
	const row = await tx.db
		.selectFrom('coproduction.course_plan as plan')
		.leftJoin('programmes.course_card as run', (join) =>
			join.onRef('run.org_id', '=', 'plan.org_id').onRef('run.id', '=', 'plan.cohort_id')
		)
		.select(['plan.final_on as finalOn', 'plan.final_by as finalBy', 'run.id as runId', 'run.label'])
		.where('plan.project_id', '=', projectId)
		.$narrowType<{ finalBy: Words; label: Words | null }>()
		.executeTakeFirst();
	if (!row) return { finalOn: null, finalBy: {}, run: null };
	const { finalOn, finalBy, runId, label } = row;
	return { finalOn, finalBy, run: runId && label ? { id: runId, label } : null };
}
