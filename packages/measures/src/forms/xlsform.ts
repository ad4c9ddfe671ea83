import type { Item, MeasureDefinition } from '../definition.ts';
import { askedItems, type Wording } from '../wording/wording.ts';
import { variableName } from './redcap.ts';
import { shownOptions } from './shown-options.ts';

/** One sheet as rows of cells; the first row is the header. */
export type Sheet = readonly (readonly string[])[];

/** The three sheets of an XLSForm, by their exact names. */
export interface XlsForm {
	readonly survey: Sheet;
	readonly choices: Sheet;
	readonly settings: Sheet;
}

/**
 * An XLSForm (ODK, KoboToolbox): one `select_one` for each question, nothing required, choices named by their values,
 * a `label::Language (tag)` column for each wording. Without a wording the labels are the item numbers and values.
 * All wordings must be of this measure: throws `RangeError` otherwise. Totals are left to `score`.
 */
export function toXlsForm(definition: MeasureDefinition, wordings: readonly Wording[] = []): XlsForm {
	const stranger = wordings.find((wording) => wording.measure !== definition.id);
	if (stranger) throw new RangeError(`a wording of ${stranger.measure} is none of ${definition.id}`);
	const form = variableName(definition.id);
	const asked = askedItems(definition);
	const items = asked.slice(
		0,
		wordings.length === 0 ? asked.length : Math.max(...wordings.map(({ items: { length } }) => length))
	);
	const labels = wordings.length === 0 ? ['label'] : wordings.map(({ language }) => `label::${languageName(language)}`);
	const lists = listsOf(items, form, wordings);
	const [first] = wordings;
	return {
		survey: [
			['type', 'name', ...labels],
			...instructionRows(wordings),
			...items.map((item) => [
				`select_one ${lists.nameFor(item)}`,
				`${form}_${item.number}`,
				...itemLabels(item, wordings)
			])
		],
		choices: [['list_name', 'name', ...labels], ...lists.rows],
		settings: [
			['form_title', 'form_id', 'version', ...(first ? ['default_language'] : [])],
			[first?.title ?? definition.name, form, definition.version, ...(first ? [languageName(first.language)] : [])]
		]
	};
}

/** A language as XLSForm writes it: `Spanish (es)`. */
export function languageName(tag: string): string {
	const name = new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag;
	return `${name.replaceAll(/[()]/g, '').trim()} (${tag})`;
}

function instructionRows(wordings: readonly Wording[]): string[][] {
	if (!wordings.some(({ instructions }) => instructions)) return [];
	return [['note', 'instructions', ...wordings.map(({ instructions }) => instructions ?? '')]];
}

function itemLabels(item: Item, wordings: readonly Wording[]): string[] {
	if (wordings.length === 0) return [`Item ${item.number}`];
	return wordings.map(({ items }) => items[item.number - 1] ?? '');
}

function listsOf(items: readonly Item[], form: string, wordings: readonly Wording[]) {
	const rowsOf = (item: Item): string[][] => {
		const columns =
			wordings.length === 0 ? [shownOptions(item)] : wordings.map((wording) => shownOptions(item, wording));
		return (columns[0] ?? []).map(({ code }) => [
			code,
			...columns.map((column) => column.find((option) => option.code === code)?.label ?? code)
		]);
	};
	const names = new Map<string, string>();
	for (const item of items) {
		const key = JSON.stringify(rowsOf(item));
		if (!names.has(key)) names.set(key, names.size === 0 ? form : `${form}_${item.number}`);
	}
	const rows = [...names].flatMap(([key, name]) => (JSON.parse(key) as string[][]).map((row) => [name, ...row]));
	return { rows, nameFor: (item: Item) => names.get(JSON.stringify(rowsOf(item))) ?? form };
}
