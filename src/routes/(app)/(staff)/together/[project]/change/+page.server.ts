import { redirect } from '@sveltejs/kit';
import { changeProject } from '#rooms/coproduction/project/commands.server.ts';
import { changeProjectForm } from '#rooms/coproduction/project/form.ts';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listProgrammes } from '#rooms/programmes/courses/programme/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new Forbidden();
		return { project, programmes: await listProgrammes(tx) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, changeProjectForm);
		if (!form.ok) return form.problem;
		const { version, ...fields } = form.value;
		const outcome = await locals.tx((tx) => changeProject(tx, params.project, version, fields));
		if (!outcome.ok) return form.refuse(m.coproduction_decision_changed_meanwhile());
		redirect(303, `/together/${params.project}?saved`);
	}
};
