import { redirect } from '@sveltejs/kit';
import { tieReasons } from '#rooms/coproduction/thread/commands.server.ts';
import { reasonsForm } from '#rooms/coproduction/thread/form.ts';
import { listToRestOn, reasonsOf } from '#rooms/coproduction/thread/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { project, decision } = await toRun(tx, params);
		return {
			...{ project, decision },
			toRestOn: await listToRestOn(tx, project.id, decision.id),
			reasons: (await reasonsOf(tx, 'decision', [decision.id]))[decision.id] ?? { themes: [], decisions: [] }
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, reasonsForm);
		if (!form.ok) return form.problem;
		await locals.tx(async (tx) => {
			const { project, decision } = await toRun(tx, params);
			return tieReasons(tx, { kind: 'decision', id: decision.id, projectId: project.id }, form.value);
		});
		redirect(303, `${locals.publicPath(`/together/because/decision/${params.decision}`)}?said=thread-tied`);
	}
};
