import { definitionOf, measures, ownMeasures, type MeasureDefinition } from '@kith/measures';
import { fail, redirect } from '@sveltejs/kit';
import { importWording } from '#rooms/evaluation/measure/commands.server.ts';
import { alertsOf, readShownWording, type Reading, type ReadShown } from '#rooms/evaluation/measure/wording.ts';
import { largestWording, mostIn, wordingForm } from '#rooms/evaluation/measure/form.ts';
import { canBeAsked, mayImportWording } from '#rooms/evaluation/measure/policy.ts';
import { measureName, problemSentences } from '#rooms/evaluation/measure/words.ts';
import { readForm, type Typed } from '#platform/forms/read.server.ts';
import { fileIn } from '#platform/forms/sent.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.actor || !mayImportWording(locals.actor)) throw new Forbidden();
	return {
		measure: url.searchParams.get('measure') ?? '',
		measures: [...measures, ...ownMeasures].filter(canBeAsked).map(({ id, items, licence }) => ({
			value: id,
			label: `${measureName(id)} (${m.evaluation_measures_items({ count: items.length })}, ${licence.status === 'own' ? m.evaluation_measures_owner_own() : licence.owner})`
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
		const most = Object.fromEntries(mostIn(form.typed));
		const said = { language, licenceReference, title, options, most, askRisks: true };
		const reading = readShownWording(definition, text, said);
		if (!reading.ok) return notYet(typed, reading);
		if (form.typed.go !== 'keep') return { ...shown(definition, reading), typed };
		await locals.tx((tx) => importWording(tx, { measure: definition.id, text, said }));
		redirect(303, `/evaluation/measures?done=${definition.id}`);
	}
};

const wrongWords = (count: number) =>
	count === 1 ? m.evaluation_measures_import_wrong_one() : m.evaluation_measures_import_wrong({ count });

/** What is wrong, or, where that is all, what somebody has to point out first. */
function notYet(typed: Typed, { problems, asked }: Extract<Reading, { ok: false }>) {
	const open = problems.filter(({ kind }) => !asked.length || (kind !== 'say-most' && kind !== 'no-value'));
	const sentences = problemSentences(open);
	return fail(422, {
		typed,
		errors: {},
		refusal: sentences.length ? wrongWords(sentences.length) : m.evaluation_measures_import_ask(),
		problems: sentences,
		asked,
		preview: null
	});
}

function shown(definition: MeasureDefinition, { words, others, left }: ReadShown) {
	const preview = { wordings: [words, ...others], left, alerts: alertsOf(definition, words.items) };
	return { errors: {}, refusal: undefined, problems: [], asked: [], preview };
}
