import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { builtWords, refusedWords } from '#rooms/programmes/desk/import/choices.ts';
import { carryOutImport, undoImport } from '#rooms/programmes/desk/import/commands.server.ts';
import { listForm, largestList, undoForm } from '#rooms/programmes/desk/import/form.ts';
import { listAreasToBringInto, listBuiltOn, listImports } from '#rooms/programmes/desk/import/queries.server.ts';
import { broughtIn, listPreviewOf } from '#rooms/programmes/desk/import/sheet.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, type Whole } from '#platform/forms/read.server.ts';
import { spreadsheetIn, type SentSheet } from '#platform/sheets/sent.server.ts';
import { WrongFile } from '#platform/sheets/wrong-file.ts';
import { m } from '#messages';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => ({
		id: randomUUID(),
		imports: await listImports(tx),
		areas: await listAreasToBringInto(tx),
		megabytes,
		now: locals.now
	}));
};

const megabytes = largestList / 1_000_000;
type Filled = Whole<Parameters<typeof broughtIn>[2]>;

export const actions: Actions = {
	bring: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, listForm);
		if (!form.ok) return form.problem;
		const sent = await spreadsheetIn(request, largestList);
		if (!sent.length) return form.refuse(m.programmes_import_file_needed(), 'file');
		if (sent.length > largestList) return form.refuse(m.programmes_import_file_large({ megabytes }), 'file');
		try {
			if (!form.value.keep) return await lookedAt(locals, sent, form, '');
			let refused = '';
			const problem = await once(
				form,
				locals.tx,
				async (tx, { plan }) => carryOutImport(tx, await broughtIn(tx, sent, form.value), plan),
				{
					to: () => '/manage/import?said=import',
					say: (reason) => (refused = refusedWords(reason))
				}
			);
			// where the plan that was shown would be another now, that one is shown
			return refused ? await lookedAt(locals, sent, form, refused) : problem;
		} catch (problem) {
			if (problem instanceof WrongFile) return form.refuse(problem.message, 'file');
			throw problem;
		}
	},
	undo: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, undoForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => undoImport(tx, form.value.import));
		if (outcome.ok) redirect(303, '/manage/import?said=import-undone');
		const built = outcome.reason === 'built-on' ? await locals.tx((tx) => listBuiltOn(tx, form.value.import)) : [];
		return form.refuse([refusedWords(outcome.reason), built.map(builtWords).join('; ')].filter(Boolean).join(' '));
	}
};

/** What would come of a table. */
async function lookedAt(locals: App.Locals, sent: SentSheet, form: Filled, refusal: string) {
	const preview = await locals.tx(async (tx) => listPreviewOf(tx, sent, await broughtIn(tx, sent, form.value)));
	return { typed: { ...form.typed, held: '' }, errors: {}, preview, refusal };
}
