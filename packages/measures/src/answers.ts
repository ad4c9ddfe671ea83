import type { Item, MeasureDefinition } from './definition.ts';
import type { Reason } from './reasons.ts';

/** One answer: an option's stored value, "not applicable" where the form offers it, or nothing. */
export type Answer = number | 'not-applicable' | null | undefined;

/** Answers by item number. An item that is left out is missing, as is one with `null` or `undefined`. */
export type Answers = Readonly<Record<number, Answer>>;

/** Counted values by item number; `undefined` is missing. */
export type Values = readonly (number | undefined)[];

/**
 * The answers as counted values, or what is wrong with them: an item the measure has not, a value no option stores, a
 * "not applicable" where the form has none. Extra items are checked too and left out of the values.
 */
export function readAnswers(definition: MeasureDefinition, answers: Answers): { values: Values; problems: Reason[] } {
	const values: (number | undefined)[] = [];
	const problems: Reason[] = [];
	const items = [...definition.items, ...definition.extraItems];
	for (const item of items) {
		const read = readOne(item, answers[item.number]);
		if (typeof read === 'object') problems.push(read);
		else values[item.number] = read;
	}
	for (const key of Object.keys(answers)) {
		if (!items.some((item) => String(item.number) === key)) problems.push({ code: 'unknown-item', item: key });
	}
	return { values, problems };
}

function readOne(item: Item, answer: Answer): number | undefined | Reason {
	if (answer === null || answer === undefined) return undefined;
	if (answer === 'not-applicable') return item.notApplicable ?? { code: 'not-applicable', item: item.number };
	if (item.values.includes(answer)) return answer;
	return { code: 'out-of-range', item: item.number, value: answer, expected: [...item.values].sort((a, b) => a - b) };
}

/** The numbers of these items that have no value, in their order. */
export function missingOf(items: readonly number[], values: Values): number[] {
	return items.filter((item) => values[item] === undefined);
}
