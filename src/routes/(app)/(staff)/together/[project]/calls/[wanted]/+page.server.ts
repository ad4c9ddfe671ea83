import { redirect } from '@sveltejs/kit';
import { listApplications, listRated } from '#rooms/coproduction/application/queries.server.ts';
import { callRefusalWords } from '#rooms/coproduction/call/choices.ts';
import { moveCallEnd, publishCall } from '#rooms/coproduction/call/commands.server.ts';
import { callEndForm } from '#rooms/coproduction/call/form.ts';
import { callStands } from '#rooms/coproduction/call/policy.ts';
import { listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { panelRefusalWords } from '#rooms/coproduction/panel/choices.ts';
import { beginRating, endPanellist, namePanellist } from '#rooms/coproduction/panel/commands.server.ts';
import { panellistForm } from '#rooms/coproduction/panel/form.ts';
import { isPanelShort, listPanel } from '#rooms/coproduction/panel/queries.server.ts';
import { listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { runtime } from '#platform/runtime.ts';
import { callToRun } from '../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await locals.tx(async (tx) => {
		const { call } = await callToRun(tx, params);
		const rated = await listRated(tx, call.id);
		const texts = [call.name, call.about, call.hours, call.pay, call.expenses, call.offer, call.access];
		return {
			...{ call, stands: callStands(call, todayOf(tx)), zone: tx.zone },
			hints: await listHints(tx, texts),
			criteria: await listCallCriteria(tx, call.id),
			panel: await listPanel(tx, call.id),
			isShort: await isPanelShort(tx, call.id),
			people: await listProjectPeople(tx, call.projectId),
			applications: (await listApplications(tx, call.id)).map((one) => ({ ...one, isRated: rated.has(one.id) }))
		};
	});
	const path = locals.publicPath(`/together/call/${asked.call.link}`, '');
	return { ...asked, path, address: (runtime().origin + path).replace(/^https?:\/\//, '') };
};

const here = ({ project, wanted }: { project: string; wanted: string }) => `/together/${project}/calls/${wanted}`;

export const actions: Actions = {
	publish: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => publishCall(tx, params.wanted));
		if (!outcome.ok) return refusal(callRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=call-published`);
	},
	end: async ({ request, locals, params }) => {
		const form = await readForm(request, callEndForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => moveCallEnd(tx, params.wanted, form.value.closesOn));
		if (!outcome.ok) return form.refuse(callRefusalWords[outcome.reason](), 'closesOn');
		redirect(303, `${here(params)}?said=call-end`);
	},
	panellist: async ({ request, locals, params }) => {
		const form = await readForm(request, panellistForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => namePanellist(tx, params.wanted, form.value));
		if (!outcome.ok) return form.refuse(panelRefusalWords[outcome.reason](), 'email');
		redirect(303, `${here(params)}?said=panellist-named`);
	},
	'end-panellist': async ({ request, locals, params }) => {
		const seat = await textIn(request, 'seat');
		const outcome = await locals.tx((tx) => endPanellist(tx, params.wanted, seat));
		if (!outcome.ok) return refusal(panelRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=panellist-ended`);
	},
	begin: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => beginRating(tx, params.wanted));
		if (!outcome.ok) return refusal(panelRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=panel-begun`);
	}
};
