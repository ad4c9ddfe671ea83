import { redirect } from '@sveltejs/kit';
import { tellApplicant } from '#rooms/coproduction/application/commands.server.ts';
import { applicantToldForm } from '#rooms/coproduction/application/form.ts';
import { listReached } from '#rooms/coproduction/application/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { callToRun } from '../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call } = await callToRun(tx, params);
		const all = await listReached(tx, call.id);
		if (all.length) await noteReading(tx, 'coproduction.application_contact');
		return {
			...{ call, zone: tx.zone },
			toTell: all.filter(({ outcome, toldOutcome }) => outcome !== toldOutcome),
			kept: all.filter(({ keptUntil }) => keptUntil)
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, applicantToldForm);
		if (!form.ok) return form.problem;
		const { application, outcome: told } = form.value;
		const outcome = await locals.tx(async (tx) => {
			await callToRun(tx, params);
			return tellApplicant(tx, application, told);
		});
		if (!outcome.ok) return form.refuse(m.coproduction_tell_changed());
		redirect(303, `/together/${params.project}/calls/${params.wanted}/tell?said=applicant-told`);
	}
};
