import { error } from '@sveltejs/kit';
import { definitionOf, measures, ownMeasures } from '@kith/measures';
import { randomUUID } from 'node:crypto';
import { isWhole } from '#rooms/evaluation/dataset/columns.ts';
import { importDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { importForm, largestFile, saidIn } from '#rooms/evaluation/dataset/form.ts';
import { previewOf, readSheet } from '#rooms/evaluation/dataset/sheet.server.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { mayEvaluate } from '#rooms/evaluation/report/policy.ts';
import { spreadsheetIn } from '#platform/sheets/sent.server.ts';
import { WrongFile } from '#platform/sheets/wrong-file.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.actor || !mayEvaluate(locals.actor)) error(403, m.app_forbidden());
	return {
		id: randomUUID(),
		megabytes: megabytes(),
		measures: [...ownMeasures, ...measures]
			.filter((measure) => !measure.noTotal && !measure.mustSet.length)
			.map((measure) => ({ value: measure.id, label: measureName(measure.id), items: measure.items.length }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, importForm);
		if (!form.ok) return form.problem;
		const definition = definitionOf(form.value.measure);
		if (!definition) return form.refuse(m.forms_choose(), 'measure');
		const sent = await spreadsheetIn(request, largestFile);
		if (!sent.length) return form.refuse(m.evaluation_imports_file_needed(), 'file');
		if (sent.length > largestFile)
			return form.refuse(m.evaluation_imports_file_large({ megabytes: megabytes() }), 'file');
		try {
			const read = await readSheet(sent.bytes, sent.name, definition, form.value);
			const { table, columns, understood } = read;
			const isClear = understood && !understood.asks.length && !understood.problems.length;
			const isSure = !understood?.against.length || Boolean(form.value.sure);
			if (!form.value.keep || !isClear || !isSure || !isWhole(columns))
				return {
					typed: { ...form.typed, held: '' },
					errors: {},
					preview: previewOf(sent, read, definition),
					wasSent: Boolean(form.value.keep)
				};
			const brought = { definition, table, bytes: sent.bytes, columns, said: saidIn(form.value) };
			return await once(form, locals.tx, (tx, { id, title }) => importDataset(tx, { id, title, ...brought }), {
				to: (report) => `/evaluation/reports/${report}?said=report`,
				say: () => [m.evaluation_imports_already_there(), 'file']
			});
		} catch (problem) {
			if (problem instanceof WrongFile) return form.refuse(problem.message, 'file');
			throw problem;
		}
	}
};

const megabytes = () => largestFile / 1_000_000;
