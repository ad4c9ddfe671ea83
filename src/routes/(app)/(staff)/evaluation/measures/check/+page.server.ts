import { meaningOf } from '@kith/measures';
import { redirect } from '@sveltejs/kit';
import { checkWording } from '#rooms/evaluation/measure/commands.server.ts';
import { checkForm, mostIn } from '#rooms/evaluation/measure/form.ts';
import { mayImportWording } from '#rooms/evaluation/measure/policy.ts';
import { listUnchecked, type Unchecked } from '#rooms/evaluation/measure/queries.server.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.actor || !mayImportWording(locals.actor)) throw new Forbidden();
	return {
		done: url.searchParams.has('done'),
		waiting: (await locals.tx((tx) => listUnchecked(tx))).map(asked)
	};
};

function asked({ wording, definition, items }: Unchecked) {
	return {
		measure: wording.measure,
		language: wording.language,
		name: measureName(wording.measure),
		asked: items.flatMap((number) => {
			const item = [...definition.items, ...definition.extraItems][number - 1];
			const question = wording.items[number - 1];
			if (!item || !question) return [];
			const labels = question.options.map(({ label }) => label);
			return [{ items: [number], text: question.text, labels, meaning: meaningOf(definition, item) }];
		})
	};
}

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, checkForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => checkWording(tx, form.value, mostIn(form.typed)));
		if (outcome.ok) redirect(303, '/evaluation/measures/check?done');
		if (outcome.reason === 'nothing') return form.refuse(m.evaluation_measures_check_none());
		if (outcome.reason === 'incomplete') return form.refuse(m.evaluation_measures_check_needed());
		const items = (outcome.items ?? []).join(', ');
		return form.askAnew(
			m.evaluation_measures_check_turned({ items }),
			`/evaluation/measures/import?measure=${form.value.measure}`
		);
	}
};
