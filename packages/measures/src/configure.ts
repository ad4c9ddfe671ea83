import { checkedDefinition } from './check-definition.ts';
import { itemsOf, numbers } from './define-measure.ts';
import type { Direction, Item, MeasureDefinition, Setting, Subscale } from './definition.ts';
import { seen } from './evidence.ts';
import type { MissingRule } from './missing-rule.ts';
import { rangeOf } from './range.ts';

/** What a project sets on a measure that leaves it open. Only the measure's own `settings` may be given. */
export interface Choices {
	/** Number of items. */
	readonly items?: number;
	/** What the options of every item store, lowest first. */
	readonly values?: readonly number[];
	readonly direction?: Direction;
	/** Items whose options run the other way. */
	readonly reversed?: readonly number[];
	readonly missing?: MissingRule;
	/** Raw score to reported score, from the licensed form. */
	readonly table?: Readonly<Record<number, number>>;
	/** The item that the measure's unnamed risk item is. */
	readonly riskItem?: number;
}

const usualValues = [1, 2, 3, 4, 5];
const socialEmotionalValues = [0, 5, 10];

/**
 * A measure with a project's choices in it; what was set is named in `variant` and so in each score's method.
 * Throws `RangeError` for a choice the measure does not leave open, and when the result does not fit together.
 */
export function configure(definition: MeasureDefinition, choices: Choices): MeasureDefinition {
	const given = (Object.keys(choices) as Setting[]).filter((setting) => choices[setting] !== undefined);
	const closed = given.filter((setting) => !definition.settings.includes(setting));
	if (closed.length > 0) throw new RangeError(`${definition.id} leaves no choice of ${closed.join(', ')}`);
	const items = chosenItems(definition, choices);
	const mustSet = definition.mustSet.filter((setting) => !given.includes(setting));
	const changed: MeasureDefinition = {
		...definition,
		items,
		mustSet,
		variant: variantName(given, choices),
		missing: choices.missing ?? definition.missing,
		direction: choices.direction ? seen(choices.direction) : definition.direction,
		conversion: choices.table ? seen(choices.table, { note: 'entered by the licensee' }) : definition.conversion,
		subscales: definition.subscales.map((part) => resized(part, definition, items)),
		riskItems: definition.riskItems.map((risk) =>
			risk.item === null && choices.riskItem !== undefined ? { ...risk, item: choices.riskItem } : risk
		)
	};
	return checkedDefinition(mustSet.length > 0 ? changed : { ...changed, range: rangeNow(changed) });
}

/** Another printed form of the measure. Throws `RangeError` when there is none of this name. */
export function withVariant(definition: MeasureDefinition, id: string): MeasureDefinition {
	const variant = definition.variants.find((candidate) => candidate.id === id);
	if (variant) return { ...definition, ...variant.changes, variant: id };
	const there = definition.variants.map((candidate) => candidate.id).join(', ');
	throw new RangeError(`${definition.id} has no variant "${id}"; it has ${there || 'none'}`);
}

function chosenItems(definition: MeasureDefinition, choices: Choices): Item[] {
	if (choices.items === undefined && !choices.values && !choices.reversed) return [...definition.items];
	const standard = definition.concernPoints ? socialEmotionalValues : usualValues;
	const values = choices.values ?? definition.items[0]?.values ?? standard;
	const count = choices.items ?? definition.items.length;
	if (!Number.isInteger(count) || count < 1)
		throw new RangeError(`${definition.id}: ${count} is not a number of items`);
	return itemsOf(count, values, { reversed: choices.reversed });
}

function resized(part: Subscale, definition: MeasureDefinition, items: readonly Item[]): Subscale {
	const whole = part.items.length === definition.items.length;
	const own = whole ? numbers(1, items.length) : part.items;
	const made = rangeOf(
		items.filter((item) => own.includes(item.number)),
		part.aggregate
	);
	return { ...part, items: own, range: part.range && { ...part.range, value: made } };
}

function rangeNow(definition: MeasureDefinition): MeasureDefinition['range'] {
	if (definition.noTotal !== undefined || definition.concernPoints) return definition.range;
	if (!definition.conversion)
		return seen(definition.methods[0]?.range ?? rangeOf(definition.items, definition.aggregate));
	const scores = Object.values(definition.conversion.value);
	return seen([Math.min(...scores), Math.max(...scores)]);
}

function variantName(given: readonly Setting[], choices: Choices): string {
	return given.map((setting) => `${setting}=${named(setting, choices)}`).join(',');
}

function named(setting: Setting, choices: Choices): string {
	const choice = choices[setting];
	if (setting === 'table') return 'own';
	if (setting === 'missing') return choices.missing?.rule ?? '';
	return Array.isArray(choice) ? choice.join('/') : String(choice);
}
