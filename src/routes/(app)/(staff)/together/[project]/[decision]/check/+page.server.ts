import { redirect } from '@sveltejs/kit';
import { openRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { isNoGoOver } from '#rooms/coproduction/decision/queries.server.ts';
import { whichVersionForm } from '#rooms/coproduction/paper/form.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { openVote } from '#rooms/coproduction/roll/commands.server.ts';
import { whyNotOpen } from '#rooms/coproduction/roll/policy.ts';
import { wouldBeOnRoll } from '#rooms/coproduction/roll/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { moveVoteEnd } from '#rooms/coproduction/decision/commands.server.ts';
import { voteEndForm } from '#rooms/coproduction/decision/form.ts';
import { instantOf } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import { toRun } from '../../../run.server.ts';
import { termsShown } from '../../../terms.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const options = await listOptions(tx, params.decision);
		const wouldBeOn = await wouldBeOnRoll(tx, params.decision);
		const isRoundOver = await isNoGoOver(tx, shown.decision);
		const why = whyNotOpen(shown.decision, { options: options.length, wouldBeOn, isRoundOver, now: tx.now });
		const { closesOn, closesAt } = termsShown(shown.decision, tx.zone);
		const end = { closesOn, closesAt };
		return { ...shown, options, end, wouldBeOn, why: why ? openRefusalWords[why]() : undefined, zone: tx.zone };
	});

export const actions: Actions = {
	open: async ({ request, locals, params }) => {
		const form = await readForm(request, whichVersionForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => openVote(tx, params.decision, form.value.version));
		if (!outcome.ok) return form.refuse(openRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}?said=vote-open`);
	},
	end: async ({ request, locals, params }) => {
		const form = await readForm(request, voteEndForm);
		if (!form.ok) return form.problem;
		const { closesOn, closesAt } = form.value;
		const outcome = await locals.tx((tx) => moveVoteEnd(tx, params.decision, instantOf(closesOn, closesAt, tx.zone)));
		if (!outcome.ok) return form.refuse(m.coproduction_open_already());
		redirect(303, `/together/${params.project}/${params.decision}/check?saved`);
	}
};
