import { redirect } from '@sveltejs/kit';
import { sayOfTask } from '#rooms/coproduction/task/commands.server.ts';
import { taskForm } from '#rooms/coproduction/task/form.ts';
import { tasksOf } from '#rooms/coproduction/task/fold.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { guideOf, stageOf } from '../../../guide.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stage = stageOf(params);
	return locals.tx(async (tx) => {
		const { project, uses, written } = await guideOf(tx, params);
		const task = tasksOf(stage, written.tasks).find(({ name }) => name === params.task);
		if (!uses || !task) throw new NotFound();
		return { project, stage: stage.stage, task };
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, taskForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sayOfTask(tx, params.project, params.task, form.value));
		if (!outcome.ok) return form.refuse(m.coproduction_guide_changed_meanwhile());
		redirect(303, `/together/${params.project}/guide/${params.stage}?saved#tasks`);
	}
};
