import { randomUUID } from 'node:crypto';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { nameTheme } from '#rooms/coproduction/theme/commands.server.ts';
import { newThemeForm } from '#rooms/coproduction/theme/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new NotFound();
		return { id: randomUUID(), project, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newThemeForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, theme) => nameTheme(tx, params.project, theme), {
			to: () => `/together/${params.project}/themes?said=theme-named`
		});
	}
};
