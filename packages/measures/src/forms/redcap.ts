import type { Item, MeasureDefinition } from '../definition.ts';
import { askedItems, type Wording } from '../wording/wording.ts';
import { shownOptions } from './shown-options.ts';

/** The 18 columns of a REDCap data dictionary, in order. */
export const redcapColumns = [
	'Variable / Field Name',
	'Form Name',
	'Section Header',
	'Field Type',
	'Field Label',
	'Choices, Calculations, OR Slider Labels',
	'Field Note',
	'Text Validation Type OR Show Slider Number',
	'Text Validation Min',
	'Text Validation Max',
	'Identifier?',
	'Branching Logic (Show field only if...)',
	'Required Field?',
	'Custom Alignment',
	'Question Number (surveys only)',
	'Matrix Group Name',
	'Matrix Ranking?',
	'Field Annotation'
] as const;

type Column = (typeof redcapColumns)[number];

/** What the dictionary is made with, besides the measure. */
export interface RedcapOptions {
	readonly wording?: Wording;
	/** Name of the first field, which REDCap needs to be the record id. `record_id` unless said; null leaves it out. */
	readonly recordField?: string | null;
}

/**
 * A REDCap data dictionary (CSV, 18 columns, CRLF, UTF-8 without a mark): the record id, then one radio field for each
 * question, its choices coded by their values, `na` for "not applicable". Questions that share their options make a
 * matrix. Nothing is required. Totals are left to `score`: a calculated field would not know the missing rule.
 */
export function toRedcapDictionary(definition: MeasureDefinition, options: RedcapOptions = {}): string {
	const form = variableName(definition.id);
	const recordField = options.recordField === undefined ? 'record_id' : options.recordField;
	const record: Partial<Record<Column, string>>[] =
		recordField === null
			? []
			: [
					{
						'Variable / Field Name': recordField,
						'Form Name': form,
						'Field Type': 'text',
						'Field Label': 'Record ID'
					}
				];
	const items = askedItems(definition).slice(0, options.wording?.items.length);
	const fields = items.map((item) => fieldOf(item, items, form, options.wording));
	const rows = [...record, ...fields].map((row) => redcapColumns.map((column) => row[column] ?? ''));
	return [redcapColumns, ...rows].map((row) => row.map(cell).join(',') + '\r\n').join('');
}

/** A REDCap variable or form name: small letters, digits and underscores, a letter first. */
export function variableName(id: string): string {
	const name = id
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '_')
		.replace(/^_+|_+$/g, '');
	return /^[a-z]/.test(name) ? name : `m_${name}`;
}

function fieldOf(
	item: Item,
	items: readonly Item[],
	form: string,
	wording: Wording | undefined
): Partial<Record<Column, string>> {
	const choices = choicesOf(item, wording);
	const shared = items.filter((other) => choicesOf(other, wording) === choices).length > 1;
	const first = item.number === 1 ? wording?.instructions : undefined;
	return {
		'Variable / Field Name': `${form}_${item.number}`,
		'Form Name': form,
		'Section Header': first ? label(first) : '',
		'Field Type': 'radio',
		'Field Label': label(wording?.items[item.number - 1] ?? `Item ${item.number}`),
		'Choices, Calculations, OR Slider Labels': choices,
		'Question Number (surveys only)': String(item.number),
		'Matrix Group Name': shared ? groupName(item, items, form, wording) : ''
	};
}

function choicesOf(item: Item, wording: Wording | undefined): string {
	return shownOptions(item, wording)
		.map(({ code, label: words }) => `${code}, ${label(words ?? code).replaceAll('|', '/')}`)
		.join(' | ');
}

// REDCap takes neighbouring rows of one group only: each run of questions with the same options is a group.
function groupName(item: Item, items: readonly Item[], form: string, wording: Wording | undefined): string {
	const choices = choicesOf(item, wording);
	let first = item;
	for (const other of items.filter(({ number }) => number < item.number).reverse()) {
		if (choicesOf(other, wording) !== choices) break;
		first = other;
	}
	const alone = first === item && choicesOf(items[items.indexOf(item) + 1] ?? item, wording) !== choices;
	return alone || (first === item && item === items.at(-1)) ? '' : `${form}_m${first.number}`;
}

// REDCap reads labels as HTML.
function label(text: string): string {
	return text
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll(/\s*\n\s*/g, ' ');
}

function cell(text: string): string {
	return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
