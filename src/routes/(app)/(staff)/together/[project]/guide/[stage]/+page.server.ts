import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { goToStage, skipStage, takeUpStage } from '#rooms/coproduction/guide/commands.server.ts';
import { standingOf } from '#rooms/coproduction/task/fold.ts';
import { skipForm } from '#rooms/coproduction/guide/form.ts';
import { addTask } from '#rooms/coproduction/task/commands.server.ts';
import { newTaskForm } from '#rooms/coproduction/task/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { guideOf, stageOf } from '../guide.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const stage = stageOf(params);
	return locals.tx(async (tx) => {
		const { project, uses, written } = await guideOf(tx, params);
		const answers = Object.fromEntries(written.answers.map(({ question, words }) => [question, words]));
		return {
			...{ id: randomUUID(), project, uses, stage, answers },
			standing: standingOf(stage, written),
			zone: tx.zone
		};
	});
};

const here = ({ project, stage }: { project: string; stage: string }) => `/together/${project}/guide/${stage}`;

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const { stage } = stageOf(params);
		const form = await readForm(request, newTaskForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, task) => addTask(tx, params.project, { ...task, stage }), {
			to: () => `${here(params)}?said=task-added#tasks`,
			say: () => [m.coproduction_task_enough(), 'what']
		});
	},
	go: async ({ locals, params }) => {
		const { stage } = stageOf(params);
		await locals.tx((tx) => goToStage(tx, params.project, stage));
		redirect(303, `${here(params)}?said=stage-here`);
	},
	skip: async ({ request, locals, params }) => {
		const { stage } = stageOf(params);
		const form = await readForm(request, skipForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => skipStage(tx, params.project, stage, form.value.why));
		redirect(303, `${here(params)}?said=stage-skipped`);
	},
	takeUp: async ({ locals, params }) => {
		const { stage } = stageOf(params);
		await locals.tx((tx) => takeUpStage(tx, params.project, stage));
		redirect(303, `${here(params)}?said=stage-taken-up`);
	}
};
