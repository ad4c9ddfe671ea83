import { redirect } from '@sveltejs/kit';
import { listReached } from '#rooms/coproduction/application/queries.server.ts';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getEngagement, listEngagements } from '#rooms/coproduction/engagement/queries.server.ts';
import { handingRefusalWords } from '#rooms/coproduction/handing-on/choices.ts';
import {
	decideHandingOn,
	nameSuccessor,
	noteLastDay,
	noteThatSheStays,
	offerHours,
	takeOfferBack
} from '#rooms/coproduction/handing-on/commands.server.ts';
import {
	handedBackForm,
	handedHoursForm,
	handingForm,
	lastDayForm,
	successorForm
} from '#rooms/coproduction/handing-on/form.ts';
import { hoursLeft, stillWorks } from '#rooms/coproduction/handing-on/policy.ts';
import { findHandingOn, listHandedFrom } from '#rooms/coproduction/handing-on/queries.server.ts';
import { mayConfirmHours } from '#rooms/coproduction/hours/policy.ts';
import { findLookingBack } from '#rooms/coproduction/looking-back/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound, type Outcome } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

type Params = { project: string; work: string };

async function workIn(tx: Tx, params: Params) {
	const work = await getEngagement(tx, params.work);
	const call = await getPaidCall(tx, work.callId);
	if (call.projectId !== params.project || work.answer !== 'yes') throw new NotFound();
	if (!mayConfirmHours(tx.actor, { projectId: params.project })) throw new NotFound();
	return { work, call };
}

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const { work, call } = await workIn(tx, params);
		const handing = await findHandingOn(tx, work.id);
		const handed = handing ? await listHandedFrom(tx, handing.id) : [];
		const decides = mayRunCall(tx.actor);
		const others = await listEngagements(tx, call.id);
		const reached = decides ? await listReached(tx, call.id) : [];
		const works = new Set(others.filter(({ answer }) => answer === 'yes').map(({ applicationId }) => applicationId));
		return {
			...{ project, call, work, handing, handed, decides, others, zone: tx.zone },
			left: hoursLeft(work.hours, handed),
			staying: others.filter((each) => each.id !== work.id && each.per === work.per && stillWorks(each, todayOf(tx))),
			successors: reached.filter(
				({ id, outcome, keptUntil }) =>
					!works.has(id) && (outcome === 'shortlisted' || (outcome === 'not-this-time' && keptUntil !== null))
			),
			called: Object.fromEntries(reached.map(({ id, called }) => [id, called])),
			looked: await findLookingBack(tx, work.id)
		};
	});

const here = ({ project, work }: Params, said: string) => `/together/${project}/hours/${work}?said=${said}`;

/** Does one thing with the work of this page, for whoever coordinates. */
const run = <Reason extends keyof typeof handingRefusalWords>(
	locals: App.Locals,
	params: Params,
	act: (tx: Tx) => Promise<Outcome<Reason>>
) =>
	locals.tx(async (tx) => {
		await workIn(tx, params);
		if (!mayRunCall(tx.actor)) throw new NotFound();
		return act(tx);
	});

export const actions: Actions = {
	last: async ({ request, locals, params }) => {
		const form = await readForm(request, lastDayForm);
		if (!form.ok) return form.problem;
		const outcome = await run(locals, params, (tx) => noteLastDay(tx, params.work, form.value.lastOn));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason](), 'lastOn');
		redirect(303, here(params, 'hours-last'));
	},
	stays: async ({ locals, params }) => {
		const outcome = await run(locals, params, (tx) => noteThatSheStays(tx, params.work));
		if (!outcome.ok) return refusal(handingRefusalWords[outcome.reason]());
		redirect(303, here(params, 'hours-stays'));
	},
	decide: async ({ request, locals, params }) => {
		const form = await readForm(request, handingForm);
		if (!form.ok) return form.problem;
		const outcome = await run(locals, params, (tx) => decideHandingOn(tx, params.work, form.value));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason]());
		redirect(303, here(params, 'hours-chosen'));
	},
	offer: async ({ request, locals, params }) => {
		const form = await readForm(request, handedHoursForm);
		if (!form.ok) return form.problem;
		const outcome = await run(locals, params, (tx) => offerHours(tx, params.work, form.value));
		if (!outcome.ok)
			return form.refuse(handingRefusalWords[outcome.reason](), outcome.reason === 'too-many' ? 'hours' : 'engagement');
		redirect(303, here(params, 'hours-offered'));
	},
	successor: async ({ request, locals, params }) => {
		const form = await readForm(request, successorForm);
		if (!form.ok) return form.problem;
		const outcome = await run(locals, params, (tx) => nameSuccessor(tx, params.work, form.value.application));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason](), 'application');
		redirect(303, here(params, 'hours-successor'));
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, handedBackForm);
		if (!form.ok) return form.problem;
		const outcome = await run(locals, params, (tx) => takeOfferBack(tx, params.work, form.value.handed));
		if (!outcome.ok) return form.refuse(handingRefusalWords[outcome.reason]());
		redirect(303, here(params, 'hours-offer-back'));
	}
};
