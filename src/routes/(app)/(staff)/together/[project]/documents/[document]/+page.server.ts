import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { listChanges, versionBefore } from '#rooms/coproduction/change/queries.server.ts';
import { listComments } from '#rooms/coproduction/comment/queries.server.ts';
import { documentRefusalWords } from '#rooms/coproduction/document/choices.ts';
import { paragraphRefusalWords } from '#rooms/coproduction/paragraph/choices.ts';
import { addParagraph, moveParagraph } from '#rooms/coproduction/paragraph/commands.server.ts';
import { moveParagraphForm, newParagraphForm } from '#rooms/coproduction/paragraph/form.ts';
import { listParagraphs } from '#rooms/coproduction/paragraph/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { goOn } from '#rooms/coproduction/version/commands.server.ts';
import { versionStepForm } from '#rooms/coproduction/version/form.ts';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { documentToWrite } from '../../../documents.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A document for those who write it: its draft, what waits to be read, and how it goes on. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const document = await documentToWrite(tx, params);
		const draft = document.versions.find(({ state }) => state === 'draft');
		const before = draft && versionBefore(document, draft);
		const paragraphs = draft ? await listParagraphs(tx, draft.id) : [];
		const comments = await listComments(tx, document.versions);
		return {
			...{ document, draft, id: randomUUID(), zone: tx.zone, project: await getProject(tx, document.projectId) },
			paragraphs,
			hints: draft ? await listHints(tx, [document.title, ...paragraphs.map(({ words }) => words)]) : [],
			changes: draft && before ? await listChanges(tx, before, draft) : undefined,
			comments: { count: comments.length, unread: comments.filter(({ readOn }) => !readOn).length },
			languages: locals.organisation.languages
		};
	});

const here = ({ project, document }: { project: string; document: string }) =>
	`/together/${project}/documents/${document}`;

const said = {
	open: 'version-open',
	publish: 'version-published',
	next: 'version-begun',
	'give-up': 'version-given-up'
};

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, newParagraphForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, paragraph) => addParagraph(tx, params.document, paragraph), {
			to: (key) => `${here(params)}?said=paragraph-added#p-${key}`,
			say: (reason) => paragraphRefusalWords[reason]()
		});
	},
	move: async ({ request, locals, params }) => {
		const form = await readForm(request, moveParagraphForm);
		if (!form.ok) return form.problem;
		const { paragraph, place } = form.value;
		await locals.tx((tx) => moveParagraph(tx, params.document, paragraph, place));
		redirect(303, `${here(params)}?said=paragraph-moved#p-${paragraph}`);
	},
	go: async ({ request, locals, params }) => {
		const form = await readForm(request, versionStepForm);
		if (!form.ok) return form.problem;
		const { step } = form.value;
		const outcome = await locals.tx((tx) => goOn(tx, params.document, step));
		if (!outcome.ok) return form.refuse(documentRefusalWords[outcome.reason]());
		const isGone = outcome.value === 'gone';
		redirect(303, `${isGone ? `/together/${params.project}/documents` : here(params)}?said=${said[step]}`);
	}
};
