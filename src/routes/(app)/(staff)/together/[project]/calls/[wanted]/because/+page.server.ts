import { redirect } from '@sveltejs/kit';
import { tieReasons } from '#rooms/coproduction/thread/commands.server.ts';
import { reasonsForm } from '#rooms/coproduction/thread/form.ts';
import { listToRestOn, reasonsOf } from '#rooms/coproduction/thread/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { callToRun } from '../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call } = await callToRun(tx, params);
		return {
			call,
			toRestOn: await listToRestOn(tx, call.projectId),
			reasons: (await reasonsOf(tx, 'call', [call.id]))[call.id] ?? { themes: [], decisions: [] }
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reasonsForm);
		if (!form.ok) return form.problem;
		await locals.tx(async (tx) => {
			const { call } = await callToRun(tx, params);
			return tieReasons(tx, { kind: 'call', id: call.id, projectId: call.projectId }, form.value);
		});
		redirect(303, `/together/${params.project}/calls/${params.wanted}?said=thread-tied`);
	}
};
