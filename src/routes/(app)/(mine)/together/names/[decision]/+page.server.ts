import { redirect } from '@sveltejs/kit';
import { sayAlike } from '#rooms/coproduction/alike/commands.server.ts';
import { sayAlikeForm } from '#rooms/coproduction/alike/form.ts';
import { listAskedAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { takesNames } from '#rooms/coproduction/decision/policy.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { settleRefusalWords } from '#rooms/coproduction/suggestion/choices.ts';
import { readBy } from '#rooms/coproduction/suggestion/policy.ts';
import { listOwnSuggestions, suggestedBy } from '#rooms/coproduction/suggestion/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** The list of what can be chosen and what became of hers, for the people of the project. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const decision = await getDecision(tx, params.decision);
		const { id, question, state, voidReason, suggests, suggestLink } = decision;
		if (!suggests || !suggestLink) throw new NotFound();
		const own = await listOwnSuggestions(tx, id);
		return {
			decision: { id, question, state, voidReason },
			project: (await getProject(tx, decision.projectId)).name,
			listed: await listOptions(tx, id),
			together: locals.publicPath('/together'),
			by: await suggestedBy(tx, id),
			own: own.map((suggestion) => ({ suggestion, by: readBy(suggestion.receivedOn, suggests.readDays, tx.zone) })),
			asked: decision.listClosedAt
				? []
				: await listAskedAlike(
						tx,
						own.map((one) => one.id)
					),
			suggestHref: takesNames(decision, tx.now) ? locals.publicPath(`/together/suggest/${suggestLink}`) : undefined,
			followHref: locals.publicPath('/together/suggest/mine'),
			zone: tx.zone
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, sayAlikeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			const own = await listOwnSuggestions(tx, params.decision);
			if (!own.some(({ id }) => id === form.value.suggestion)) throw new NotFound();
			return sayAlike(tx, form.value);
		});
		if (!outcome.ok) return form.refuse(settleRefusalWords[outcome.reason]());
		redirect(303, `/together/names/${params.decision}?said=alike-said`);
	}
};
