import { randomUUID } from 'node:crypto';
import { draftCall } from '#rooms/coproduction/call/commands.server.ts';
import { newCallForm } from '#rooms/coproduction/call/form.ts';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunCall(tx.actor)) throw new NotFound();
		return { id: randomUUID(), project, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newCallForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, call) => draftCall(tx, params.project, call), {
			to: (id) => `/together/${params.project}/calls/${id}?said=call-drafted`
		});
	}
};
