import { randomUUID } from 'node:crypto';
import { mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { writeDocument } from '#rooms/coproduction/version/commands.server.ts';
import { newDocumentForm } from '#rooms/coproduction/version/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWriteDocuments(tx.actor, { projectId: project.id })) throw new NotFound();
		return { id: randomUUID(), project, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newDocumentForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, document) => writeDocument(tx, params.project, document), {
			to: (id) => `/together/${params.project}/documents/${id}?said=document-begun`
		});
	}
};
