import { redirect } from '@sveltejs/kit';
import { endTeller, nameTeller } from '#rooms/coproduction/roll/commands.server.ts';
import { listTellers } from '#rooms/coproduction/roll/queries.server.ts';
import { listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { mayStartProject } from '#rooms/coproduction/project/policy.ts';
import { listStaff } from '#rooms/programmes/courses/team/queries.server.ts';
import { tellerForm } from '#rooms/coproduction/roll/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const tellers = await listTellers(tx, params.decision);
		const people = await listProjectPeople(tx, shown.project.id);
		const staff = mayStartProject(tx.actor) ? await listStaff(tx) : [];
		const named = new Set(tellers.map(({ accountId }) => accountId));
		const everybody = [
			...staff.map(({ accountId, called }) => ({ value: accountId, label: called })),
			...people.map(({ personId, called }) => ({ value: personId, label: called }))
		];
		const calledOf = new Map(everybody.map(({ value, label }) => [value, label]));
		return {
			...shown,
			tellers: tellers.map(({ accountId, called }) => ({
				accountId,
				called: called ?? calledOf.get(accountId) ?? '—'
			})),
			offered: [...calledOf].filter(([value]) => !named.has(value)).map(([value, label]) => ({ value, label })),
			takes: shown.decision.state === 'open' && shown.decision.closesAt !== null && shown.decision.closesAt > tx.now
		};
	});

export const actions: Actions = {
	name: async ({ request, locals, params }) => {
		const form = await readForm(request, tellerForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => nameTeller(tx, params.decision, form.value.account));
		redirect(303, `/together/${params.project}/${params.decision}/tellers?said=teller-named`);
	},
	end: async ({ request, locals, params }) => {
		const account = await textIn(request, 'account');
		await locals.tx((tx) => endTeller(tx, params.decision, account));
		redirect(303, `/together/${params.project}/${params.decision}/tellers?said=teller-ended`);
	}
};
