import { sayRunOfPlan } from '#rooms/coproduction/course-plan/commands.server.ts';
import { mayWritePlan } from '#rooms/coproduction/plan-line/policy.ts';
import { listPlanLines, type CoursePlanLine } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject, type Project } from '#rooms/coproduction/project/queries.server.ts';
import { createCohort } from '#rooms/programmes/courses/cohort/commands.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { isId } from '#platform/db/ids.ts';
import { NotFound } from '#platform/outcome.ts';

/** A course plan that parents made, from which a course is made. */
export interface PlanToMake {
	project: Project;
	lines: CoursePlanLine[];
	/** Where it is to meet, where one line of the plan says so. */
	venueId: string;
}

/** The course plan of a project, for whoever writes it; undefined where none is asked for. Throws NotFound. */
export async function planAsked(tx: Tx, projectId: string | null): Promise<PlanToMake | undefined> {
	if (!projectId) return undefined;
	if (!isId(projectId)) throw new NotFound();
	const project = await getProject(tx, projectId);
	if (!mayWritePlan(tx.actor, { projectId })) throw new NotFound();
	const lines = await listPlanLines(tx, projectId);
	const home = lines.find(({ area, home }) => area === 'venue' && home?.kind === 'venue')?.home;
	return { project, lines, venueId: home?.id ?? '' };
}

/** Makes a course as createCohort does, and says of which plan it came where it is a run of the plan's programme. */
export const makeFromPlan =
	(plan: string | null) =>
	async (tx: Tx, fields: Parameters<typeof createCohort>[1]): ReturnType<typeof createCohort> => {
		const asked = await planAsked(tx, plan);
		const made = await createCohort(tx, fields);
		if (!made.ok || !asked) return made;
		await sayRunOfPlan(tx, asked.project.id, made.value); // a run of another programme leaves the plan as it is
		return made;
	};
