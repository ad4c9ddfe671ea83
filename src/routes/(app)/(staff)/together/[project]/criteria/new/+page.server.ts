import { randomUUID } from 'node:crypto';
import { criterionRefusalWords } from '#rooms/coproduction/criterion/choices.ts';
import { writeCriterion } from '#rooms/coproduction/criterion/commands.server.ts';
import { newCriterionForm } from '#rooms/coproduction/criterion/form.ts';
import { mayWriteCriteria } from '#rooms/coproduction/criterion/policy.ts';
import { listDecided } from '#rooms/coproduction/criterion/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listToRestOn } from '#rooms/coproduction/thread/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWriteCriteria(tx.actor, { projectId: project.id })) throw new NotFound();
		const [toRestOn, decided] = [await listToRestOn(tx, project.id), await listDecided(tx, project.id)];
		return { id: randomUUID(), project, toRestOn, decided, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newCriterionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, criterion) => writeCriterion(tx, params.project, criterion), {
			to: () => `${locals.publicPath(`/together/${params.project}/criteria`)}?said=criterion-written`,
			say: criterionRefusalWords
		});
	}
};
