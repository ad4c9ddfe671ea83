import { redirect } from '@sveltejs/kit';
import { answerAgreement, propose, takeProposalBack } from '#rooms/programmes/taking-part/agreement/commands.server.ts';
import { answerAgreementForm, proposeForm } from '#rooms/programmes/taking-part/agreement/form.ts';
import { listOwnAnswers, listProposals, listVersions } from '#rooms/programmes/taking-part/agreement/queries.server.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id, label } = await getMyCircle(tx, params.cohort);
		const [newest, ...earlier] = await listVersions(tx, id);
		const said = newest && (await listOwnAnswers(tx)).get(newest.id);
		const { timeZone: zone, languages } = locals.organisation;
		return { id, label, newest, earlier, said, proposals: await listProposals(tx, id), zone, languages };
	});

export const actions: Actions = {
	propose: async ({ request, locals, params }) => {
		const form = await readForm(request, proposeForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => propose(tx, params.cohort, form.value));
		redirect(303, `/me/agreement/${params.cohort}?said=proposed`);
	},
	back: async ({ request, locals, params }) => {
		const proposal = await textIn(request, 'proposal');
		await locals.tx((tx) => takeProposalBack(tx, params.cohort, proposal));
		redirect(303, `/me/agreement/${params.cohort}?said=proposal-back`);
	},
	answer: async ({ request, locals, params }) => {
		const form = await readForm(request, answerAgreementForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => answerAgreement(tx, params.cohort, form.value));
		redirect(303, `/me/agreement/${params.cohort}?said=agreement-${form.value.answer}`);
	}
};
