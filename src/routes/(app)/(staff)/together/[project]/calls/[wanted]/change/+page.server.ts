import { redirect } from '@sveltejs/kit';
import { callRefusalWords } from '#rooms/coproduction/call/choices.ts';
import { changeCall } from '#rooms/coproduction/call/commands.server.ts';
import { changeCallForm } from '#rooms/coproduction/call/form.ts';
import { listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { callToRun } from '../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => ({
		...(await callToRun(tx, params)),
		criteria: await listCallCriteria(tx, params.wanted),
		languages: locals.organisation.languages
	}));

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, changeCallForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeCall(tx, params.wanted, form.value));
		if (!outcome.ok) return form.refuse(callRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/calls/${params.wanted}?said=call-changed`);
	}
};
