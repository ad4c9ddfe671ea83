import { redirect } from '@sveltejs/kit';
import { approveClaim, payClaim, sendClaimBack } from '#rooms/programmes/taking-part/claim/commands.server.ts';
import { backForm, payForm } from '#rooms/programmes/taking-part/claim/form.ts';
import { maySettleClaims } from '#rooms/programmes/taking-part/claim/policy.ts';
import { listClaims } from '#rooms/programmes/taking-part/claim/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** For whoever runs a group or coordinates. */
function forSettling({ actor }: App.Locals): void {
	if (!actor || !maySettleClaims(actor)) throw new Forbidden();
}

export const load: PageServerLoad = async ({ locals }) => {
	forSettling(locals);
	const claims = await locals.tx(listClaims);
	const of = (state: string) => claims.filter((claim) => claim.state === state);
	return { sent: of('sent'), approved: of('approved'), settled: [...of('paid'), ...of('back')].slice(0, 30) };
};

export const actions: Actions = {
	approve: async ({ request, locals }) => {
		forSettling(locals);
		const claim = await textIn(request, 'claim');
		await locals.tx((tx) => approveClaim(tx, claim));
		redirect(303, '/claims?said=claim-approved');
	},
	back: async ({ request, locals }) => {
		forSettling(locals);
		const form = await readForm(request, backForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sendClaimBack(tx, form.value.claim, form.value.why));
		if (!outcome.ok) return form.refuse(m.programmes_money_changed());
		redirect(303, '/claims?said=claim-sent-back');
	},
	pay: async ({ request, locals }) => {
		forSettling(locals);
		const form = await readForm(request, payForm);
		if (!form.ok) return form.problem;
		const { claim, how, signed } = form.value;
		const outcome = await locals.tx((tx) => payClaim(tx, claim, how, signed));
		if (!outcome.ok) return form.refuse(m.programmes_money_changed());
		redirect(303, '/claims?said=claim-paid');
	}
};
