import { redirect } from '@sveltejs/kit';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { makeFinal, openPlanAgain, sayRunOfPlan } from '#rooms/coproduction/course-plan/commands.server.ts';
import { finalForm, runForm } from '#rooms/coproduction/course-plan/form.ts';
import { getCoursePlan } from '#rooms/coproduction/course-plan/queries.server.ts';
import { mayWritePlan } from '#rooms/coproduction/plan-line/policy.ts';
import { listHomes } from '#rooms/coproduction/plan-line/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWritePlan(tx.actor, { projectId: project.id })) throw new NotFound();
		return {
			...{ project, plan: await getCoursePlan(tx, project.id), makes: mayManageCourses(tx.actor) },
			courses: (await listHomes(tx, project)).filter(({ kind }) => kind === 'cohort'),
			...{ languages: locals.organisation.languages, zone: tx.zone, today: todayOf(tx) }
		};
	});

const here = (project: string, said: string): never => redirect(303, `/together/${project}/plan/final?said=${said}`);

export const actions: Actions = {
	final: async ({ request, locals, params }) => {
		const form = await readForm(request, finalForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => makeFinal(tx, params.project, form.value));
		if (!outcome.ok && outcome.reason === 'empty') return form.refuse(m.coproduction_plan_empty());
		if (!outcome.ok) return form.refuse(m.coproduction_plan_final_later(), 'finalOn');
		return here(params.project, 'plan-final');
	},
	again: async ({ locals, params }) => {
		await locals.tx((tx) => openPlanAgain(tx, params.project));
		return here(params.project, 'plan-open');
	},
	course: async ({ request, locals, params }) => {
		const form = await readForm(request, runForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sayRunOfPlan(tx, params.project, form.value.run));
		if (!outcome.ok) return form.refuse(m.coproduction_plan_not_there(), 'run');
		return here(params.project, 'plan-course');
	}
};
