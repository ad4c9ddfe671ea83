import { parse } from 'csv-parse/sync';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
	configure,
	epds,
	howThingsAre,
	kpcs,
	measures,
	nvsUk,
	ons4,
	phq9,
	redcapColumns,
	toRedcapDictionary,
	toXlsForm,
	xlsFormWorkbook,
	type MeasureDefinition
} from '../src/index.ts';
import { found } from './filled.ts';
import { wordingFor } from './made-up-wording.ts';

const ready = measures.filter((definition) => definition.mustSet.length === 0);

describe('REDCap data dictionary', () => {
	const rowsOf = (csv: string): string[][] => parse(csv, { record_delimiter: '\r\n' });
	const column = (csv: string, name: (typeof redcapColumns)[number]) =>
		rowsOf(csv)
			.slice(1)
			.map((row) => row[redcapColumns.indexOf(name)]);

	test('has the 18 columns of REDCap, word for word', () => {
		expect(rowsOf(toRedcapDictionary(phq9))[0]?.join(';')).toBe(
			'Variable / Field Name;Form Name;Section Header;Field Type;Field Label;Choices, Calculations, OR Slider Labels;Field Note;Text Validation Type OR Show Slider Number;Text Validation Min;Text Validation Max;Identifier?;Branching Logic (Show field only if...);Required Field?;Custom Alignment;Question Number (surveys only);Matrix Group Name;Matrix Ranking?;Field Annotation'
		);
	});

	test.each(ready.map((definition) => [definition.id, definition] as const))(
		'%s: record id first, one form, names and choices that REDCap takes',
		(_, definition) => {
			for (const wording of [undefined, wordingFor(definition)]) {
				const csv = toRedcapDictionary(definition, { wording });
				const rows = rowsOf(csv).slice(1);
				expect(rows).toHaveLength(1 + definition.items.length + definition.extraItems.length);
				expect(rows[0]?.slice(0, 4)).toEqual(['record_id', rows[1]?.[1], '', 'text']);
				expect(new Set(column(csv, 'Form Name')).size).toBe(1);
				const names = column(csv, 'Variable / Field Name');
				expect(new Set(names).size).toBe(names.length);
				for (const name of names) expect(name).toMatch(/^[a-z][a-z0-9_]{0,25}$/);
				for (const row of rows) expect(row).toHaveLength(18);
				for (const choices of column(csv, 'Choices, Calculations, OR Slider Labels').slice(1)) {
					for (const choice of found(choices).split(' | ')) expect(choice).toMatch(/^(-?\d+|na), \S/);
				}
			}
		}
	);

	test('choices are the stored values in printed order, and "not applicable" has a code of its own', () => {
		const choices = (definition: MeasureDefinition) =>
			column(
				toRedcapDictionary(definition, { wording: wordingFor(definition) }),
				'Choices, Calculations, OR Slider Labels'
			);
		expect(choices(epds)[3]).toBe('3, en 3: worth 3 | 2, en 3: worth 2 | 1, en 3: worth 1 | 0, en 3: worth 0');
		expect(choices(kpcs)[1]).toBe(
			'0, en worth 0 | 1, en worth 1 | 2, en worth 2 | 3, en worth 3 | na, en does not apply'
		);
	});

	test('neighbours with the same options make a matrix; words that REDCap would read as markup are kept', () => {
		const csv = toRedcapDictionary(kpcs, { wording: wordingFor(kpcs), recordField: null });
		const group = 'kpcs_m2';
		expect(column(csv, 'Matrix Group Name')).toEqual(['', ...Array(7).fill(group), '', ...Array(6).fill('kpcs_m10')]);
		expect(column(csv, 'Field Label')[0]).toBe('en statement 1, with "quotes", a | bar &amp; a &lt; sign');
		expect(column(csv, 'Section Header')[0]).toBe('en: think of the last days.');
		expect(column(toRedcapDictionary(nvsUk), 'Variable / Field Name')[1]).toBe('nvs_uk_1');
	});
});

describe('XLSForm', () => {
	test.each(ready.map((definition) => [definition.id, definition] as const))(
		'%s: every question has its list, every list its choices',
		(_, definition) => {
			const { survey, choices, settings } = toXlsForm(definition, [
				wordingFor(definition),
				wordingFor(definition, 'es')
			]);
			expect(survey[0]).toEqual(['type', 'name', 'label::English (en)', 'label::Spanish (es)']);
			expect(choices[0]).toEqual(['list_name', 'name', 'label::English (en)', 'label::Spanish (es)']);
			const lists = new Set(choices.slice(1).map(([list]) => list));
			const questions = survey.slice(2);
			expect(questions).toHaveLength(definition.items.length + definition.extraItems.length);
			for (const [type, name, ...labels] of questions) {
				expect(lists).toContain(found(type).replace('select_one ', ''));
				expect(name).toMatch(/^[a-z_][a-z0-9_]*$/);
				expect(labels.every((label) => label !== '')).toBe(true);
			}
			for (const [, name] of choices.slice(1)) expect(name).toMatch(/^\S+$/);
			const pairs = choices.slice(1).map(([list, name]) => `${list} ${name}`);
			expect(new Set(pairs).size).toBe(pairs.length);
			expect(settings[1]?.slice(2)).toEqual([definition.version, 'English (en)']);
		}
	);

	test('one list for one set of options, in printed order; its own where an item differs', () => {
		const { survey, choices } = toXlsForm(epds, [wordingFor(epds)]);
		expect(survey[4]?.[0]).toBe('select_one epds_3');
		expect(choices.filter(([list]) => list === 'epds_3').map(([, name]) => name)).toEqual(['3', '2', '1', '0']);
		expect(
			new Set(
				toXlsForm(ons4)
					.choices.slice(1)
					.map(([list]) => list)
			)
		).toEqual(new Set(['ons4']));
	});

	test('a wording of another measure is refused', () => {
		expect(() => toXlsForm(phq9, [wordingFor(epds)])).toThrow(RangeError);
	});

	test('the workbook is a real one: three sheets with their names, every cell text, nothing a formula', async () => {
		const wording = { ...wordingFor(howThingsAre), items: ['=1+1', '+1', '-1', '@x', 'five & <six>', 'ñ ع 🌱', ' 7 '] };
		const form = toXlsForm(howThingsAre, [wording]);
		const files = unzipSync(await xlsFormWorkbook(form));
		const text = (name: string) => new TextDecoder().decode(found(files[name]));
		expect([...text('xl/workbook.xml').matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
			'survey',
			'choices',
			'settings'
		]);
		for (const [index, sheet] of [form.survey, form.choices, form.settings].entries()) {
			expect(cellsOf(text(`xl/worksheets/sheet${index + 1}.xml`), text('xl/sharedStrings.xml'))).toEqual(
				sheet.flat().filter((cell) => cell !== '')
			);
			expect(text(`xl/worksheets/sheet${index + 1}.xml`)).not.toContain('<f>');
		}
	});

	test('a configured measure goes out like any other', () => {
		const form = toXlsForm(configure(found(measures.find(({ id }) => id === 'sspars')), { items: 3, values: [0, 1] }));
		expect(form.survey.map((row) => row.join())).toEqual([
			'type,name,label',
			'select_one sspars,sspars_1,Item 1',
			'select_one sspars,sspars_2,Item 2',
			'select_one sspars,sspars_3,Item 3'
		]);
	});
});

/** The texts of a sheet in order; a cell that is not a shared or inline text is a fault. */
function cellsOf(sheet: string, shared: string): string[] {
	const strings = [...shared.matchAll(/<si>.*?<t[^>]*>(.*?)<\/t>.*?<\/si>/gs)].map(([, text]) => plain(text));
	return [...sheet.matchAll(/<c ([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)].flatMap(([, attributes, inside]) => {
		if (inside === undefined || inside === '') return [];
		if (/t="s"/.test(found(attributes))) return [found(strings[Number(/<v>(\d+)<\/v>/.exec(inside)?.[1])])];
		if (/t="inlineStr"/.test(found(attributes))) return [plain(/<t[^>]*>(.*?)<\/t>/s.exec(inside)?.[1])];
		throw new Error(`a cell that is no text: ${attributes}`);
	});
}

function plain(xml: string | undefined): string {
	const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
	return found(xml).replaceAll(/&(#x[0-9a-f]+|#\d+|\w+);/gi, (whole, name: string) => {
		if (name.startsWith('#')) return String.fromCodePoint(Number(name.replace('#x', '0x').replace('#', '')));
		return names[name] ?? whole;
	});
}
