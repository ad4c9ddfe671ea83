import { redirect } from '@sveltejs/kit';
import { listReached } from '#rooms/coproduction/application/queries.server.ts';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { listEngagements } from '#rooms/coproduction/engagement/queries.server.ts';
import { handingRefusalWords } from '#rooms/coproduction/handing-on/choices.ts';
import { nameSuccessor, offerHours, takeOfferBack } from '#rooms/coproduction/handing-on/commands.server.ts';
import { handedBackForm, handedHoursForm, successorForm } from '#rooms/coproduction/handing-on/form.ts';
import { hoursLeft, stillWorks } from '#rooms/coproduction/handing-on/policy.ts';
import { getHandingOn, listHandedFrom } from '#rooms/coproduction/handing-on/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { runWork, workIn } from '../work.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { work, call } = await workIn(tx, params);
		const handing = await getHandingOn(tx, work.id);
		const handed = await listHandedFrom(tx, handing.id);
		const decides = mayRunCall(tx.actor);
		const others = (await listEngagements(tx, call.id)).filter(({ answer }) => answer === 'yes');
		const reached = decides ? await listReached(tx, call.id) : [];
		const works = new Set(others.map(({ applicationId }) => applicationId));
		return {
			...{ work, call, handing, handed, decides, others, zone: tx.zone },
			left: hoursLeft(work.hours, handed),
			staying: others.filter((each) => each.id !== work.id && each.per === work.per && stillWorks(each, todayOf(tx))),
			successors: reached.filter(
				({ id, outcome, keptUntil }) =>
					!works.has(id) && (outcome === 'shortlisted' || (outcome === 'not-this-time' && keptUntil !== null))
			),
			called: Object.fromEntries(reached.map(({ id, called }) => [id, called]))
		};
	});

const here = ({ project, work }: { project: string; work: string }) => `/together/${project}/hours/${work}/handed`;

export const actions: Actions = {
	offer: async ({ request, locals, params }) => {
		const form = await readForm(request, handedHoursForm);
		if (!form.ok) return form.problem;
		const outcome = await runWork(locals, params, (tx) => offerHours(tx, params.work, form.value));
		const field = !outcome.ok && outcome.reason === 'too-many' ? 'hours' : 'engagement';
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason](), field);
		redirect(303, `${here(params)}?said=hours-offered`);
	},
	successor: async ({ request, locals, params }) => {
		const form = await readForm(request, successorForm);
		if (!form.ok) return form.problem;
		const outcome = await runWork(locals, params, (tx) => nameSuccessor(tx, params.work, form.value.application));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason](), 'application');
		redirect(303, `${here(params)}?said=hours-successor`);
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, handedBackForm);
		if (!form.ok) return form.problem;
		const outcome = await runWork(locals, params, (tx) => takeOfferBack(tx, params.work, form.value.handed));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=hours-offer-back`);
	}
};
