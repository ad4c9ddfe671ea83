import type { Item, MeasureDefinition } from '../definition.ts';

/** An option as people read it, and the value it stores. */
export interface Option {
	readonly value: number;
	readonly label: string;
}

/** The words of a measure in one language, imported by whoever may use them. */
export interface Wording {
	/** Id of the measure it was checked against. */
	readonly measure: string;
	/** BCP 47 tag, canonical: `en`, `es`, `pt-BR`. */
	readonly language: string;
	/** Where the right to use the words is written down. */
	readonly licenceReference: string;
	readonly source: 'fhir-r4' | 'plain-text' | 'redcap-dictionary';
	readonly title?: string;
	readonly instructions?: string;
	/** Text of item 1, item 2 …; extra items, where the form has them, at the end. */
	readonly items: readonly string[];
	/** The options of every item that has none of its own, in the order they are shown. */
	readonly options?: readonly Option[];
	/** Options of single items, by item number: they take the place of `options`. */
	readonly itemOptions?: Readonly<Record<number, readonly Option[]>>;
	/** What "not applicable" is called, on the items that allow it. */
	readonly notApplicable?: string;
}

/** The options of one item as they are shown, or undefined when the wording has none for it. */
export function optionsFor(wording: Wording, item: number): readonly Option[] | undefined {
	return wording.itemOptions?.[item] ?? wording.options;
}

/** The items that a wording of this measure may hold: those that are scored, then the extra ones. */
export function askedItems(definition: MeasureDefinition): Item[] {
	return [...definition.items, ...definition.extraItems];
}

/**
 * Options item by item (index 0 is item 1) as `options` and `itemOptions`: what most items share is said once, when at
 * least two share it.
 */
export function sharedOptions(
	byItem: readonly (readonly Option[] | undefined)[]
): Pick<Wording, 'options' | 'itemOptions'> {
	const keys = byItem.map((options) => options && JSON.stringify(options.map(({ value, label }) => [value, label])));
	const uses = (key: string | undefined) => keys.filter((other) => other === key).length;
	const given = keys.filter((key) => key !== undefined);
	const common = given.reduce((best, key) => (uses(key) > uses(best) ? key : best), given[0]);
	const shared = common !== undefined && uses(common) > 1 ? byItem[keys.indexOf(common)] : undefined;
	const own: Record<number, readonly Option[]> = {};
	byItem.forEach((options, index) => {
		if (options && (!shared || keys[index] !== common)) own[index + 1] = options;
	});
	return { ...(shared ? { options: shared } : {}), ...(Object.keys(own).length > 0 ? { itemOptions: own } : {}) };
}

/**
 * An answer scale as it reads on one item: on an item that runs against the others the same words store the values turned
 * round (low + high − value).
 */
export function turnedFor(item: Item | undefined, options: readonly Option[]): readonly Option[] {
	if (!item?.reversed) return options;
	const sum = Math.min(...item.values) + Math.max(...item.values);
	return options.map(({ value, label }) => ({ value: sum - value, label }));
}
