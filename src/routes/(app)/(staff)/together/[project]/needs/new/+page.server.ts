import { randomUUID } from 'node:crypto';
import { writeNeed } from '#rooms/coproduction/need/commands.server.ts';
import { newNeedForm } from '#rooms/coproduction/need/form.ts';
import { mayWriteNeeds } from '#rooms/coproduction/need/policy.ts';
import { needRefusalWords } from '#rooms/coproduction/need/words.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listThemes } from '#rooms/coproduction/theme/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWriteNeeds(tx.actor, { projectId: project.id })) throw new NotFound();
		const themes = await listThemes(tx, project.id);
		return { id: randomUUID(), project, themes, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newNeedForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, need) => writeNeed(tx, params.project, need), {
			to: () => `/together/${params.project}/needs?said=need-written`,
			say: (reason) => {
				const [sentence, field = ''] = needRefusalWords(reason);
				return [sentence, field];
			}
		});
	}
};
