import { error, fail } from '@sveltejs/kit';
import { definitionOf, measures, ownMeasures } from '@kith/measures';
import { randomUUID } from 'node:crypto';
import { guessColumns, isWhole, type Columns } from '#rooms/evaluation/dataset/columns.ts';
import { importDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { importForm, largestFile } from '#rooms/evaluation/dataset/form.ts';
import { mayEvaluate } from '#rooms/evaluation/report/policy.ts';
import { textTable } from '#platform/sheets/read.ts';
import type { Table } from '#platform/sheets/table.ts';
import { WrongFile } from '#platform/sheets/wrong-file.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fileIn, textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.actor || !mayEvaluate(locals.actor)) error(403, m.app_forbidden());
	return {
		id: randomUUID(),
		megabytes: megabytes(),
		measures: [...ownMeasures, ...measures]
			.filter((measure) => !measure.noTotal && !measure.mustSet.length)
			.map((measure) => ({ value: measure.id, label: measure.name, items: measure.items.length }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, importForm);
		if (!form.ok) return form.problem;
		const sent = await spreadsheetIn(request);
		const definition = definitionOf(form.value.measure);
		if (!definition) return form.refuse(m.forms_choose(), 'measure');
		if (!sent.length) return form.refuse(m.evaluation_imports_file_needed(), 'file');
		if (sent.length > largestFile)
			return form.refuse(m.evaluation_imports_file_large({ megabytes: megabytes() }), 'file');
		try {
			const file = textTable(sent.bytes, sent.name);
			const columns = columnsFor(file, definition.items.length, form.value);
			// The header does not tell: the page asks, and holds the sheet meanwhile, so that nobody chooses it twice.
			if (!columns)
				return fail(422, {
					typed: form.typed,
					errors: {},
					refusal: m.evaluation_imports_say_columns(),
					asks: {
						headers: [...file.headers],
						items: definition.items.length,
						guessed: guessColumns(file.headers, definition.items.length),
						name: sent.name,
						text: new TextDecoder().decode(sent.bytes)
					}
				});
			return await once(
				form,
				locals.tx,
				(tx, { id, title }) => importDataset(tx, { id, title, definition, file, bytes: sent.bytes, columns }),
				{
					to: (report) => `/evaluation/reports/${report}`,
					say: () => [m.evaluation_imports_already_there(), 'file']
				}
			);
		} catch (problem) {
			if (problem instanceof WrongFile) return form.refuse(wordsFor(problem), 'file');
			throw problem;
		}
	}
};

const megabytes = () => largestFile / 1_000_000;

/** The file chosen, or the sheet that the page held while it asked; browsers send what a page holds with longer line ends. */
async function spreadsheetIn(request: Request): Promise<{ name: string; bytes: Uint8Array; length: number }> {
	const chosen = await fileIn(request, 'file');
	if (chosen) {
		const isTooLarge = chosen.size > largestFile;
		const bytes = isTooLarge ? new Uint8Array() : new Uint8Array(await chosen.arrayBuffer());
		return { name: chosen.name, bytes, length: chosen.size };
	}
	const held = (await textIn(request, 'held')).replaceAll('\r\n', '\n');
	const bytes = new TextEncoder().encode(held);
	return { name: (await textIn(request, 'heldName')) || 'spreadsheet.csv', bytes, length: bytes.length };
}

function columnsFor(file: Table, items: number, said: Record<string, string | string[]>): Columns | null {
	const { participant, wave, cohort, language, answeredOn, ...rest } = guessColumns(file.headers, items);
	const own = (name: string) => (typeof said[name] === 'string' && said[name] ? said[name] : undefined);
	const named =
		Array.isArray(said.items) && said.items.length === items && said.items.every(Boolean) ? said.items : rest.items;
	const columns = {
		participant: own('participant') ?? participant,
		wave: own('wave') ?? wave,
		cohort: own('cohort') ?? cohort,
		language: own('language') ?? language,
		answeredOn: own('answeredOn') ?? answeredOn,
		items: named
	};
	return isWhole(columns) ? columns : null;
}

function wordsFor({ line, column, expected, message }: WrongFile): string {
	const found = /found (.*)$/.exec(message)?.[1] ?? '';
	return m.evaluation_imports_wrong({ line: line ?? 1, column: column ?? '', expected, found });
}
