import { redirect } from '@sveltejs/kit';
import { decideApplication } from '#rooms/coproduction/application/commands.server.ts';
import { decideForm } from '#rooms/coproduction/application/form.ts';
import { listAnswers, listRated } from '#rooms/coproduction/application/queries.server.ts';
import { listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { listPanel } from '#rooms/coproduction/panel/queries.server.ts';
import { rateRefusalWords } from '#rooms/coproduction/rating/choices.ts';
import { listDeclaredInterests, listRatings } from '#rooms/coproduction/rating/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { applicationToRun } from '../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call, application } = await applicationToRun(tx, params);
		await noteReading(tx, 'coproduction.application');
		const isRated = (await listRated(tx, call.id)).has(application.id);
		return {
			...{ call, application, isRated },
			criteria: await listCallCriteria(tx, call.id),
			answers: await listAnswers(tx, application.id),
			panel: await listPanel(tx, call.id),
			interests: (await listDeclaredInterests(tx, application.id)).length,
			ratings: isRated ? await listRatings(tx, call.id, application.id) : []
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, decideForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			await applicationToRun(tx, params);
			return decideApplication(tx, params.application, form.value);
		});
		if (!outcome.ok) return form.refuse(rateRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/calls/${params.wanted}/${params.application}?said=application-decided`);
	}
};
