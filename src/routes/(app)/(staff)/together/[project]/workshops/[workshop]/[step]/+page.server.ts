import { redirect } from '@sveltejs/kit';
import { listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { changeStep, takeStepOut } from '#rooms/coproduction/step/commands.server.ts';
import { changeStepForm } from '#rooms/coproduction/step/form.ts';
import { getStep } from '#rooms/coproduction/step/queries.server.ts';
import { stepRefusalWords } from '#rooms/coproduction/step/words.ts';
import { mayPlanWorkshop } from '#rooms/coproduction/workshop/policy.ts';
import { getWorkshop } from '#rooms/coproduction/workshop/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const workshop = await getWorkshop(tx, params.workshop);
		if (workshop.projectId !== params.project || !mayPlanWorkshop(tx.actor, workshop)) throw new NotFound();
		const step = await getStep(tx, params.step);
		if (step.workshopId !== workshop.id) throw new NotFound();
		return { workshop, step, people: await listProjectPeople(tx, workshop.projectId) };
	});

const plan = ({ project, workshop }: { project: string; workshop: string }) =>
	`/together/${project}/workshops/${workshop}`;

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeStepForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeStep(tx, params.step, form.value));
		if (!outcome.ok) return form.refuse(...stepRefusalWords(outcome.reason));
		redirect(303, `${plan(params)}?said=step-changed`);
	},
	takeOut: async ({ locals, params }) => {
		await locals.tx((tx) => takeStepOut(tx, params.step));
		redirect(303, `${plan(params)}?said=step-taken-out`);
	}
};
