import { redirect } from '@sveltejs/kit';
import { engagementRefusalWords } from '#rooms/coproduction/engagement/choices.ts';
import { offerWork } from '#rooms/coproduction/engagement/commands.server.ts';
import { workOfferForm } from '#rooms/coproduction/engagement/form.ts';
import { findEngagement } from '#rooms/coproduction/engagement/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { applicationToRun } from '../../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call, application } = await applicationToRun(tx, params);
		return { call, application, offer: await findEngagement(tx, application.id), zone: tx.zone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, workOfferForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			await applicationToRun(tx, params);
			return offerWork(tx, params.application, form.value);
		});
		if (!outcome.ok) return form.refuse(engagementRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/calls/${params.wanted}/${params.application}/offer?said=work-offered`);
	}
};
