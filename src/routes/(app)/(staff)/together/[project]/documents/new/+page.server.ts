import { randomUUID } from 'node:crypto';
import { mayWriteDocuments } from '#rooms/coproduction/document/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { writeDocument } from '#rooms/coproduction/version/commands.server.ts';
import { newDocumentForm, wordFileForm } from '#rooms/coproduction/version/form.ts';
import { wordFileProblem } from '#rooms/coproduction/version/words.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { largestWordFile } from '#platform/word-files/word-bounds.ts';
import { wordThread } from '#platform/word-files/word.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayWriteDocuments(tx.actor, { projectId: project.id })) throw new NotFound();
		return { id: randomUUID(), project, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		if (await wantsFileRead(request)) return readFile(request, locals, params.project);
		const form = await readForm(request, newDocumentForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, document) => writeDocument(tx, params.project, document), {
			to: (id) => `/together/${params.project}/documents/${id}?said=document-begun`
		});
	}
};

/** Whether she pressed the button that reads a file. */
async function wantsFileRead(request: Request): Promise<boolean> {
	const form = await readForm(request, wordFileForm);
	return form.ok && form.value.go === 'read';
}

/** Puts the words of a Word file into the field of their language, below what stands there; nothing is kept yet. */
async function readFile(request: Request, locals: App.Locals, projectId: string) {
	await locals.tx(async (tx) => {
		if (!mayWriteDocuments(tx.actor, { projectId })) throw new NotFound();
	});
	const form = await readForm(request, wordFileForm);
	if (!form.ok) return form.problem;
	const file = await fileIn(request, 'file');
	if (!file?.size) return form.refuse(wordFileProblem('none'), 'file');
	if (file.size > largestWordFile) return form.refuse(wordFileProblem('large'), 'file');
	const read = await wordThread.read(new Uint8Array(await file.arrayBuffer()));
	if (read.problem) return form.refuse(wordFileProblem(read.problem), 'file');
	if (!read.text.trim()) return form.refuse(wordFileProblem('empty'), 'file');
	const name = `text-${form.value['file-language']}`;
	const before = [form.typed[name] ?? ''].flat().join('').trim();
	const text = [before, read.text.trim()].filter(Boolean).join('\n\n');
	return { typed: { ...form.typed, [name]: text }, errors: {}, read: form.value['file-language'] };
}
