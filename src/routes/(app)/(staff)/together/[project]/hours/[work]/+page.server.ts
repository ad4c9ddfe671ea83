import { redirect } from '@sveltejs/kit';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { handingRefusalWords } from '#rooms/coproduction/handing-on/choices.ts';
import { decideHandingOn, noteLastDay, noteThatSheStays } from '#rooms/coproduction/handing-on/commands.server.ts';
import { handingForm, lastDayForm } from '#rooms/coproduction/handing-on/form.ts';
import { findHandingOn } from '#rooms/coproduction/handing-on/queries.server.ts';
import { findLookingBack } from '#rooms/coproduction/looking-back/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { runWork, workIn } from './work.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { work, call } = await workIn(tx, params);
		return {
			...{ work, call, decides: mayRunCall(tx.actor), zone: tx.zone },
			handing: await findHandingOn(tx, work.id),
			looked: await findLookingBack(tx, work.id)
		};
	});

const here = ({ project, work }: { project: string; work: string }) => `/together/${project}/hours/${work}`;

export const actions: Actions = {
	last: async ({ request, locals, params }) => {
		const form = await readForm(request, lastDayForm);
		if (!form.ok) return form.problem;
		const outcome = await runWork(locals, params, (tx) => noteLastDay(tx, params.work, form.value.lastOn));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason](), 'lastOn');
		redirect(303, `${here(params)}?said=hours-last`);
	},
	stays: async ({ locals, params }) => {
		const outcome = await runWork(locals, params, (tx) => noteThatSheStays(tx, params.work));
		if (!outcome.ok) return refusal(handingRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=hours-stays`);
	},
	decide: async ({ request, locals, params }) => {
		const form = await readForm(request, handingForm);
		if (!form.ok) return form.problem;
		const outcome = await runWork(locals, params, (tx) => decideHandingOn(tx, params.work, form.value));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason]());
		redirect(
			303,
			form.value.way === 'ended' ? `${here(params)}?said=hours-chosen` : `${here(params)}/handed?said=hours-chosen`
		);
	}
};
