import { randomUUID } from 'node:crypto';
import { mayPromise } from '#rooms/coproduction/promise/policy.ts';
import { makePromise } from '#rooms/coproduction/promise/commands.server.ts';
import { newPromiseForm } from '#rooms/coproduction/promise/form.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listToRestOn } from '#rooms/coproduction/thread/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayPromise(tx.actor, { projectId: project.id })) throw new NotFound();
		const toRestOn = await listToRestOn(tx, project.id);
		return { id: randomUUID(), project, toRestOn, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newPromiseForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, promise) => makePromise(tx, params.project, promise), {
			to: () => `${locals.publicPath(`/together/${params.project}/promises`)}?said=promise-made`
		});
	}
};
