import { definitionOf } from '@kith/measures';
import { redirect } from '@sveltejs/kit';
import { importOwnWording, ownLanguages, ownMeasureIds } from '#rooms/evaluation/measure/own-words.server.ts';
import { listMeasures, listUnchecked } from '#rooms/evaluation/measure/queries.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await locals.tx(async (tx) => ({
		measures: await listMeasures(tx),
		unchecked: (await listUnchecked(tx)).length > 0
	}))),
	done: url.searchParams.get('done') === definitionOf(url.searchParams.get('done') ?? '')?.id
});

export const actions: Actions = {
	own: async ({ request, locals }) => {
		const wanted = await textIn(request, 'measure');
		const measure = ownMeasureIds.find((id) => id === wanted);
		if (!measure) throw new NotFound();
		await locals.tx(async (tx) => {
			for (const language of ownLanguages) await importOwnWording(tx, measure, language);
		});
		redirect(303, `/evaluation/measures?done=${measure}`);
	}
};
