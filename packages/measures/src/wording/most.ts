import type { Direction, Item, MeasureDefinition } from '../definition.ts';
import type { Option } from './wording.ts';

/**
 * From where the values of an item's answers are known. `weights`: the file gives each its weight. `typed`: somebody typed
 * each with its value. `scale`: one answer scale for all items, turned on those that run against it. `codes`: codes that
 * this measure is known by. `nowhere`: the file gives words and at best codes, and a code is never a value.
 */
export type ValuesFrom = 'weights' | 'typed' | 'scale' | 'codes' | 'nowhere';

/** Which of its answers a person has to point out: the one that counts most, or the one that worries most. */
export interface MostAsked {
	/** The item, and any others with the very same answers that are settled with it. */
	readonly items: readonly number[];
	readonly text: string;
	readonly labels: readonly string[];
	/** What the answer in question says of somebody. */
	readonly meaning: 'most-worrying' | 'worst' | 'best' | 'most';
	/** The answer that counts as it, where the file says so. */
	readonly said?: string;
}

/** What a person said: by item, the answer that counts most. */
export type MostSaid = Readonly<Record<number, string>>;

/** Whether an answer to this item can say that somebody is in danger. */
export function isRisk(definition: MeasureDefinition, item: Item): boolean {
	return definition.riskItems.some((risk) => risk.item === item.number && risk.when !== 'any-concern');
}

/**
 * Whether a person must point the answer out before the words are kept: wherever nothing gives the values; where only codes
 * do, on an item that is turned or asks about safety; and where a scale for all items may turn a question about safety.
 */
export function mustBeSaid(definition: MeasureDefinition, item: Item, from: ValuesFrom): boolean {
	if (from === 'nowhere') return true;
	const turned = item.reversed === true;
	if (from === 'codes') return turned || isRisk(definition, item);
	// Where a question about safety is turned, turned means the order on the page: a scale for all can't say which way it runs.
	const byPage = definition.items.some((other) => other.reversed && isRisk(definition, other));
	return from === 'scale' && turned && byPage;
}

/** What the answer to be pointed out says of somebody. */
export function meaningOf(definition: MeasureDefinition, item: Item): MostAsked['meaning'] {
	if (isRisk(definition, item)) return 'most-worrying';
	const direction: Direction | undefined = item.direction ?? definition.direction?.value;
	if (!direction) return 'most';
	return direction === 'higher-better' ? 'best' : 'worst';
}

/** The value of the answer to be pointed out: the highest, save where a low answer is the risk. */
export function mostValue(definition: MeasureDefinition, item: Item): number {
	const risk = definition.riskItems.find((candidate) => candidate.item === item.number);
	const low = risk !== undefined && risk.when !== 'any-concern' && risk.when.op === '<=';
	return low ? Math.min(...item.values) : Math.max(...item.values);
}

export type Weighed = { options: readonly Option[] } | { wrong: 'not-an-answer' | 'not-at-an-end' | 'disagrees' };

/**
 * The answers with their values, once a person pointed one out. Answers without values must stand in order, so that hers
 * is the first or the last; values from a scale for all are turned where she says so; weights and codes must agree with her.
 */
export function weighedBySaying(
	definition: MeasureDefinition,
	item: Item,
	answers: { readonly labels: readonly string[]; readonly values: readonly number[] | null; readonly from: ValuesFrom },
	said: string
): Weighed {
	const { labels, values, from } = answers;
	const at = labels.findIndex((label) => inOneForm(label) === inOneForm(said));
	if (at < 0) return { wrong: 'not-an-answer' };
	const most = mostValue(definition, item);
	if (values && values[at] === most) return { options: optionsOf(labels, values) };
	if (values && from !== 'scale') return { wrong: 'disagrees' };
	if (values) {
		const sum = Math.min(...item.values) + Math.max(...item.values);
		const turned = values.map((value) => sum - value);
		return turned[at] === most ? { options: optionsOf(labels, turned) } : { wrong: 'not-at-an-end' };
	}
	if (at !== 0 && at !== labels.length - 1) return { wrong: 'not-at-an-end' };
	const rising = [...item.values].sort((a, b) => a - b);
	const down = (at === 0) === (most === rising.at(-1));
	return { options: optionsOf(labels, down ? rising.reverse() : rising) };
}

function optionsOf(labels: readonly string[], values: readonly number[]): Option[] {
	return labels.map((label, index) => ({ label, value: values[index] ?? NaN }));
}

/** A text for comparing: whatever is not seen makes no difference. */
export function inOneForm(text: string): string {
	return text.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase();
}
