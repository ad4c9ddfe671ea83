import { redirect } from '@sveltejs/kit';
import { mayRunDecision } from '#rooms/coproduction/decision/policy.ts';
import { getDecision } from '#rooms/coproduction/decision/queries.server.ts';
import { listRollForTeller, rollSize } from '#rooms/coproduction/roll/queries.server.ts';
import { giveSlipBack, sayAllTyped, takeSlip } from '#rooms/coproduction/slip/commands.server.ts';
import { tickForm } from '#rooms/coproduction/slip/form.ts';
import { getSlipBox } from '#rooms/coproduction/slip/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { tellsIn } from './tells.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The roll with its ticks, for tellers of this vote while it is not counted; whoever runs it sees how many are on it, and nobody else anything. */
export const load: PageServerLoad = async ({ locals, params, url }) => {
	const q = (url.searchParams.get('q') ?? '').slice(0, 100);
	return locals.tx(async (tx) => {
		const decision = await getDecision(tx, params.decision);
		const tells = await tellsIn(tx, decision.id);
		if (!tells && !mayRunDecision(tx.actor, decision)) throw new NotFound();
		const sought = q.trim().toLocaleLowerCase();
		const lines = tells ? await listRollForTeller(tx, decision.id) : [];
		return {
			decision,
			tells,
			q,
			onRoll: await rollSize(tx, decision.id),
			lines: lines.filter(({ called }) => called.toLocaleLowerCase().includes(sought)),
			box: await getSlipBox(tx, decision.id),
			runs: mayRunDecision(tx.actor, decision)
		};
	});
};

export const actions: Actions = {
	take: async ({ request, locals, params, url }) => {
		const form = await readForm(request, tickForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeSlip(tx, params.decision, form.value.line));
		if (!outcome.ok) return form.refuse(m.coproduction_tellers_closed());
		redirect(303, `${url.pathname}?said=slip-taken`);
	},
	'give-back': async ({ request, locals, params, url }) => {
		const form = await readForm(request, tickForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => giveSlipBack(tx, params.decision, form.value.line));
		if (!outcome.ok) return form.refuse(m.coproduction_tellers_closed());
		redirect(303, `${url.pathname}?said=slip-back`);
	},
	typed: async ({ locals, params, url }) => {
		const outcome = await locals.tx((tx) => sayAllTyped(tx, params.decision));
		if (!outcome.ok) return refusal(m.coproduction_tellers_closed());
		redirect(303, `${url.pathname}?said=slips-typed`);
	}
};
