import { randomUUID } from 'node:crypto';
import { commentRefusalWords } from '#rooms/coproduction/comment/choices.ts';
import { sayToParagraph } from '#rooms/coproduction/comment/commands.server.ts';
import { newCommentForm } from '#rooms/coproduction/comment/form.ts';
import { listOwnComments, listReadComments } from '#rooms/coproduction/comment/queries.server.ts';
import { mayReadComments, mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getDocument, takesComments } from '#rooms/coproduction/document/queries.server.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** A version of a document, the newest where none is named, and what was said about each paragraph: for the people of the project and those who run or evaluate it. */
export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const document = await getDocument(tx, params.document);
		const versions = document.versions.filter(({ state }) => state !== 'draft');
		const asked = Number(url.searchParams.get('version'));
		const version = versions.find(({ number }) => number === asked) ?? versions[0];
		if (!version) throw new NotFound();
		const read = (await listReadComments(tx, document.id)).filter(({ versionId }) => versionId === version.id);
		const own = await listOwnComments(tx, version.id);
		return {
			...{ document, version, versions, project: await getProject(tx, document.projectId), own },
			read: read.filter(({ hers }) => !hers),
			paragraphs: await listParagraphs(tx, version.id),
			together: locals.publicPath('/together'),
			form: (await takesComments(tx, version.id)) ? randomUUID() : undefined,
			...{ writes: mayWriteDocuments(tx.actor, document), isTeam: mayReadComments(tx.actor, document), zone: tx.zone }
		};
	});

export const actions: Actions = {
	say: async ({ request, locals, params }) => {
		const form = await readForm(request, newCommentForm);
		if (!form.ok) return form.problem;
		const { language } = locals;
		return once(form, locals.tx, (tx, said) => sayToParagraph(tx, params.document, { ...said, language }), {
			to: () => `/together/documents/${params.document}?said=comment-made#p-${form.value.paragraph}`,
			say: (reason) => commentRefusalWords[reason]()
		});
	}
};
