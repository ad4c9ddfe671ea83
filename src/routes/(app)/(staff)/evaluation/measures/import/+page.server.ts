import { definitionOf, measures, ownMeasures, type WordingProblem } from '@kith/measures';
import { fail, redirect } from '@sveltejs/kit';
import { importWording } from '#rooms/evaluation/measure/commands.server.ts';
import { readShownWording } from '#rooms/evaluation/measure/wording.ts';
import { largestWording, wordingForm } from '#rooms/evaluation/measure/form.ts';
import { canBeAsked, mayImportWording } from '#rooms/evaluation/measure/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.actor || !mayImportWording(locals.actor)) throw new Forbidden();
	return {
		measure: url.searchParams.get('measure') ?? '',
		measures: [...measures, ...ownMeasures].filter(canBeAsked).map(({ id, name, items, licence }) => ({
			value: id,
			label: `${name} (${m.evaluation_measures_items({ count: items.length })}, ${licence.owner})`
		}))
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.actor || !mayImportWording(locals.actor)) throw new Forbidden();
		const form = await readForm(request, wordingForm);
		if (!form.ok) return form.problem;
		const { measure, language, licence: licenceReference, title, options } = form.value;
		const definition = definitionOf(measure);
		if (!definition) return form.refuse(m.forms_choose(), 'measure');
		const file = await fileIn(request, 'file');
		if (file && file.size > largestWording)
			return form.refuse(m.evaluation_measures_import_large({ kilobytes: largestWording / 1000 }), 'file');
		const text = (await file?.text()) || form.value.text;
		if (!text) return form.refuse(m.evaluation_measures_import_needed(), 'file');
		const typed = { ...form.typed, text };
		const said = { language, licenceReference, title, options };
		const reading = readShownWording(definition, text, said);
		if (!reading.ok)
			return fail(422, {
				typed,
				errors: {},
				refusal: m.evaluation_measures_import_wrong({ count: reading.problems.length }),
				problems: reading.problems.map(inWords),
				preview: null
			});
		if (form.typed.go !== 'keep')
			return { typed, errors: {}, refusal: undefined, problems: [], preview: reading.words };
		await locals.tx((tx) => importWording(tx, { measure: definition.id, text, said }));
		redirect(303, `/evaluation/measures?done=${definition.id}`);
	}
};

function inWords({ line, path, found, expected }: WordingProblem): string {
	if (line !== undefined) return m.evaluation_measures_import_problem_line({ line, found, expected });
	return path
		? m.evaluation_measures_import_problem_path({ path, found, expected })
		: m.evaluation_measures_import_problem({ found, expected });
}
