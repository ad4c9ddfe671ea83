import { redirect } from '@sveltejs/kit';
import { criterionRefusalWords } from '#rooms/coproduction/criterion/choices.ts';
import { changeCriterion } from '#rooms/coproduction/criterion/commands.server.ts';
import { criterionForm } from '#rooms/coproduction/criterion/form.ts';
import { mayWriteCriteria } from '#rooms/coproduction/criterion/policy.ts';
import { getCriterion, listDecided } from '#rooms/coproduction/criterion/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listToRestOn, reasonsOf } from '#rooms/coproduction/thread/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const criterion = await getCriterion(tx, params.criterion);
		if (criterion.projectId !== params.project || !mayWriteCriteria(tx.actor, criterion)) throw new NotFound();
		return {
			criterion,
			project: await getProject(tx, criterion.projectId),
			toRestOn: await listToRestOn(tx, criterion.projectId),
			decided: await listDecided(tx, criterion.projectId),
			reasons: (await reasonsOf(tx, 'criterion', [criterion.id]))[criterion.id] ?? { themes: [], decisions: [] },
			languages: locals.organisation.languages
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, criterionForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeCriterion(tx, params.criterion, form.value));
		if (!outcome.ok)
			return outcome.reason === 'changed-meanwhile'
				? form.refuse(m.coproduction_promise_changed_meanwhile())
				: form.refuse(...criterionRefusalWords(outcome.reason));
		redirect(303, `${locals.publicPath(`/together/${params.project}/criteria`)}?said=criterion-changed`);
	}
};
