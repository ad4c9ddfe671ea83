import { redirect } from '@sveltejs/kit';
import { sayWhy } from '#rooms/coproduction/change/commands.server.ts';
import { whyForm } from '#rooms/coproduction/change/form.ts';
import { listChanges, versionBefore } from '#rooms/coproduction/change/queries.server.ts';
import { listReadComments } from '#rooms/coproduction/comment/queries.server.ts';
import { paragraphRefusalWords } from '#rooms/coproduction/paragraph/choices.ts';
import { joinParagraphs, rewordParagraph } from '#rooms/coproduction/paragraph/commands.server.ts';
import { splitParagraph, takeParagraphOut } from '#rooms/coproduction/paragraph/commands.server.ts';
import { rewordForm } from '#rooms/coproduction/paragraph/form.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { documentToWrite } from '../../../../documents.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** One paragraph of the draft, or one that is gone from it: its words, why it is as it is, and what was said about it. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const document = await documentToWrite(tx, params);
		const draft = document.versions.find(({ state }) => state === 'draft');
		if (!draft) throw new NotFound();
		const before = versionBefore(document, draft);
		const paragraphs = await listParagraphs(tx, draft.id);
		const changes = before ? await listChanges(tx, before, draft) : [];
		const change = changes.find(({ key }) => key === params.paragraph);
		const paragraph = paragraphs.find(({ key }) => key === params.paragraph);
		if (!paragraph && !change) throw new NotFound();
		const keys = [params.paragraph, ...changes.filter(({ other }) => other === params.paragraph).map(({ key }) => key)];
		const comments = before ? await listReadComments(tx, document.id) : [];
		return {
			...{ document, paragraph, change, changes, isLast: paragraph?.place === paragraphs.length },
			comments: comments.filter(({ key }) => keys.includes(key)),
			languages: locals.organisation.languages
		};
	});

interface Place {
	project: string;
	document: string;
	paragraph: string;
}
const on = ({ project, document, paragraph }: Place, said: string, at = `#p-${paragraph}`) =>
	redirect(303, `/together/${project}/documents/${document}?said=${said}${at}`);

export const actions: Actions = {
	reword: async ({ request, locals, params }) => {
		const form = await readForm(request, rewordForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => rewordParagraph(tx, params.document, params.paragraph, form.value));
		if (!outcome.ok) return form.refuse(paragraphRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/documents/${params.document}/${params.paragraph}?said=paragraph-saved`);
	},
	split: async ({ request, locals, params }) => {
		const form = await readForm(request, rewordForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => splitParagraph(tx, params.document, params.paragraph, form.value));
		if (!outcome.ok) return form.refuse(paragraphRefusalWords[outcome.reason]());
		on(params, 'paragraph-split');
	},
	join: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => joinParagraphs(tx, params.document, params.paragraph));
		if (!outcome.ok) return refusal(paragraphRefusalWords[outcome.reason]());
		on(params, 'paragraph-joined');
	},
	takeOut: async ({ locals, params }) => {
		await locals.tx((tx) => takeParagraphOut(tx, params.document, params.paragraph));
		on(params, 'paragraph-out', '');
	},
	why: async ({ request, locals, params }) => {
		const form = await readForm(request, whyForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => sayWhy(tx, params.document, params.paragraph, form.value));
		on(params, 'paragraph-why');
	}
};
