import { askedItems, type Option } from './wording.ts';
import type { Draft, DraftItem } from './draft.ts';
import type { MeasureDefinition } from '../definition.ts';
import { plainly } from './said.ts';

/** Whether a text is a data dictionary of REDCap: by the names of its columns, which are the same in every language. */
export function isRedcapDictionary(text: string): boolean {
	const first = text.replace(/^\uFEFF/, '').split(/\r\n?|\n/, 1)[0] ?? '';
	return first.includes('Variable / Field Name') && first.includes('Field Type');
}

interface Field {
	readonly line: number;
	readonly cells: ReadonlyMap<string, string>;
}

const asked = new Set(['radio', 'dropdown', 'yesno', 'truefalse', 'slider', 'checkbox']);

/**
 * Reads a data dictionary of REDCap: each field with choices is an item, in order; section headers and descriptive fields before
 * the first are its instructions; the record id and other fields are left out and listed. The codes of the choices are what REDCap
 * stores, but a code is no value by itself: on items that are turned or ask about safety a person says what it is worth.
 */
export function draftFromRedcap(text: string, definition: MeasureDefinition): Draft {
	const fields = fieldsIn(text.replace(/^\uFEFF/, ''));
	const of = (field: Field, name: string) => field.cells.get(name) ?? '';
	const items = fields.filter(
		(field) => asked.has(of(field, 'Field Type')) && !isHidden(of(field, 'Field Annotation'))
	);
	const others = fields.filter((field) => !items.includes(field) && of(field, 'Field Type') !== 'descriptive');
	const first = items[0]?.line ?? Infinity;
	const before = fields.filter(({ line }) => line <= first);
	const instructions = before.flatMap((field) => [
		of(field, 'Section Header'),
		of(field, 'Field Type') === 'descriptive' ? of(field, 'Field Label') : ''
	]);
	const wanted = askedItems(definition);
	return {
		source: 'redcap-dictionary',
		instructions: instructions.map(withoutTags).filter(Boolean).map(plainly),
		items: items.map((field, index) =>
			itemOf(field, of(field, 'Field Label'), of(field, choices), wanted[index]?.notApplicable !== undefined)
		),
		left: others.map((field) => ({
			path: `line ${field.line}`,
			text: withoutTags(of(field, 'Field Label')) || of(field, 'Variable / Field Name'),
			why: isHidden(of(field, 'Field Annotation')) ? 'hidden' : 'other-question'
		})),
		languagePlace: { line: 1 },
		licencePlace: { line: 1 },
		endPlace: { line: fields.at(-1)?.line ?? 1 },
		problems: []
	};
}

const choices = 'Choices, Calculations, OR Slider Labels';
const isHidden = (annotation: string) => /@HIDDEN\b/i.test(annotation);
const signs: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	nbsp: ' ',
	'#39': "'",
	'#x27': "'"
};

/** Labels of REDCap are HTML: their tags are no words, and signs may be spelt out. */
function withoutTags(html: string): string {
	const text = html
		.replace(/<\/?[a-z][^>]*>/gi, ' ')
		.replace(/\s+/g, ' ')
		.trim();
	return text.replace(/&(#?\w+);/g, (spelt, name: string) => signs[name] ?? spelt);
}

function itemOf({ line }: Field, label: string, listed: string, mayNotApply: boolean): DraftItem {
	const options: Option[] = [];
	let notApplicable: string | undefined;
	for (const choice of listed.split('|')) {
		const [, code = '', words = ''] = /^\s*([^,]+?)\s*,\s*(.*)$/s.exec(choice) ?? [];
		if (mayNotApply && /^na?$/i.test(code)) notApplicable = withoutTags(words);
		else if (code !== '') options.push({ value: Number(code), label: withoutTags(words) });
	}
	const values = options.every(({ value }) => Number.isFinite(value)) ? options.map(({ value }) => value) : null;
	return {
		said: plainly(withoutTags(label)),
		place: { line },
		...(options.length
			? {
					answers: { said: options.map((option) => plainly(option.label)), values, from: values ? 'codes' : 'nowhere' }
				}
			: {}),
		...(notApplicable === undefined ? {} : { notApplicable: plainly(notApplicable) })
	};
}

/** The rows of the dictionary by the names of its columns; quoted cells may hold commas, quotes and line ends. */
function fieldsIn(text: string): Field[] {
	const rows: { line: number; cells: string[] }[] = [];
	let [line, row, isQuoted] = [1, { line: 1, cells: [''] }, false];
	const separator = /^[^\n]*;[^\n]*;/.test(text) && !/^[^\n]*,[^\n;]*,/.test(text) ? ';' : ',';
	for (const sign of text.replace(/\r\n?/g, '\n')) {
		if (sign === '\n') line++;
		if (sign === '"') isQuoted = !isQuoted;
		if (isQuoted || (sign !== separator && sign !== '\n')) row.cells.push((row.cells.pop() ?? '') + sign);
		else if (sign === separator) row.cells.push('');
		else {
			rows.push(row);
			row = { line, cells: [''] };
		}
	}
	rows.push(row);
	const plain = rows.map((each) => ({
		line: each.line,
		cells: each.cells.map((cell) => cell.replace(/^"|"$/g, '').replaceAll('""', '"').trim())
	}));
	const [header, ...rest] = plain;
	return rest
		.filter(({ cells }) => cells.some(Boolean))
		.map(({ line: at, cells }) => ({
			line: at,
			cells: new Map(cells.map((cell, place) => [header?.cells[place] ?? '', cell]))
		}));
}
