import type { Item } from '../definition.ts';
import { optionsFor, type Wording } from '../wording/wording.ts';

/** An option as a form shows it. `code` is what other systems store: the value as text, or `na`. */
export interface ShownOption {
	readonly code: string;
	readonly value: number;
	readonly label?: string;
	readonly notApplicable: boolean;
}

/** The options of an item in the order they are shown, with their words where a wording is given. */
export function shownOptions(item: Item, wording?: Wording): ShownOption[] {
	const worded = wording && optionsFor(wording, item.number);
	const options = worded ?? item.values.map((value) => ({ value, label: undefined }));
	const shown = options.map(({ value, label }): ShownOption => ({
		code: String(value),
		value,
		label,
		notApplicable: false
	}));
	if (item.notApplicable === undefined) return shown;
	return [...shown, { code: 'na', value: item.notApplicable, label: wording?.notApplicable, notApplicable: true }];
}
