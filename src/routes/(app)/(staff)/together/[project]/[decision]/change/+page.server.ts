import { redirect } from '@sveltejs/kit';
import { changeDecision } from '#rooms/coproduction/decision/commands.server.ts';
import { changeDecisionForm, fieldsIn } from '#rooms/coproduction/decision/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { circlesFor, stagesShown, termsShown } from '../../../terms.server.ts';
import { openRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { project, decision } = await toRun(tx, params);
		const known = termsShown(decision, tx.zone);
		return { project, decision, known, stages: stagesShown(decision), circles: await circlesFor(tx, project) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, changeDecisionForm);
		if (!form.ok) return form.problem;
		const { version, ...typed } = form.value;
		const outcome = await locals.tx((tx) => changeDecision(tx, params.decision, version, fieldsIn(typed, tx.zone)));
		if (!outcome.ok) return form.refuse(openRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}?saved`);
	}
};
