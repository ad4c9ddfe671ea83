import { redirect } from '@sveltejs/kit';
import { commentRefusalWords } from '#rooms/coproduction/comment/choices.ts';
import { leaveCommentOut, readComment } from '#rooms/coproduction/comment/commands.server.ts';
import { leaveCommentOutForm, readCommentForm } from '#rooms/coproduction/comment/form.ts';
import { listComments } from '#rooms/coproduction/comment/queries.server.ts';
import { mayReadComments, mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getDocument } from '#rooms/coproduction/document/queries.server.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** All that was said to a document, what nobody has read first, for those who run the project and whoever evaluates. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const document = await getDocument(tx, params.document);
		if (document.projectId !== params.project || !mayReadComments(tx.actor, document)) throw new NotFound();
		const places: Record<string, number> = {};
		for (const { id } of document.versions)
			for (const { key, place } of await listParagraphs(tx, id)) places[`${id} ${key}`] = place;
		return {
			...{ document, places, comments: await listComments(tx, document.versions) },
			...{ runs: mayWriteDocuments(tx.actor, document), zone: tx.zone }
		};
	});

const here = ({ project, document }: { project: string; document: string }) =>
	`/together/${project}/documents/${document}/comments`;

export const actions: Actions = {
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, readCommentForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readComment(tx, params.document, form.value.comment));
		redirect(303, `${here(params)}?said=comment-read`);
	},
	leaveOut: async ({ request, locals, params }) => {
		const form = await readForm(request, leaveCommentOutForm);
		if (!form.ok) return form.problem;
		const { comment, why } = form.value;
		const outcome = await locals.tx((tx) => leaveCommentOut(tx, params.document, comment, why));
		if (!outcome.ok) return form.refuse(commentRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=comment-left-out`);
	}
};
