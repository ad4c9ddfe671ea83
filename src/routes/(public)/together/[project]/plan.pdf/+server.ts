import { coursePlanPdf } from '#rooms/coproduction/course-plan/pdf.server.ts';
import { getCoursePlan } from '#rooms/coproduction/course-plan/queries.server.ts';
import { listPlanLines } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import type { RequestHandler } from './$types';

/** The course plan of a project on A4, for whoever may read it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const sheet = await locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const plan = await getCoursePlan(tx, project.id);
		return { project, plan, lines: await listPlanLines(tx, project.id), zone: tx.zone };
	});
	const { name, accent } = locals.organisation;
	const paper = { organisation: name, accent, large: url.searchParams.has('large') };
	const pdf = await locals.aside(() => coursePlanPdf(sheet, paper, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="course-plan.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
