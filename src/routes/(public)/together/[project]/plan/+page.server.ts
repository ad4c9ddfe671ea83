import { getCoursePlan } from '#rooms/coproduction/course-plan/queries.server.ts';
import { mayWritePlan } from '#rooms/coproduction/plan-line/policy.ts';
import { listPlanLines } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { getProgramme } from '#rooms/programmes/courses/programme/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import type { PageServerLoad } from './$types';

/** What follows from what parents said, and where it lives: for the people of the project, those who run it, and where the project is public for anybody. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const { programmeId } = project;
		const makes = programmeId !== null && holds(tx.actor, 'coordinator');
		return {
			template: makes ? (await getProgramme(tx, programmeId)).template : null,
			...{ project, plan: await getCoursePlan(tx, project.id), lines: await listPlanLines(tx, project.id) },
			...{ runs: mayWritePlan(tx.actor, { projectId: project.id }), isHere: tx.actor.id !== null },
			...{ together: locals.publicPath('/together'), zone: tx.zone }
		};
	});
