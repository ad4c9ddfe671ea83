import type { Item, MeasureDefinition } from '../definition.ts';
import type { Draft, DraftItem, ImportStatement } from './draft.ts';
import type { WordingProblem } from './problem.ts';
import { canonical } from './said.ts';

const longest = 2000;

/** The language of a draft, or what is wrong with it. A language into which the draft is translated may be the one that was said. */
export function languageOf(draft: Draft, stated: ImportStatement): string | WordingProblem {
	const expected = 'a language tag such as en, es or pt-BR';
	const [said, own] = [stated.language, draft.language].map((tag) => (tag === undefined ? undefined : canonical(tag)));
	if (said === undefined && own === undefined)
		return { kind: 'no-language', ...draft.languagePlace, found: 'no language', expected };
	if (said === null || own === null) {
		const tag = (said === null ? stated.language : draft.language) ?? '';
		return { kind: 'language', ...draft.languagePlace, found: JSON.stringify(tag), expected, about: { tag } };
	}
	const isTranslated = draft.items.some((item) => said !== undefined && item.said.other[said] !== undefined);
	if (!own || !said || said === own || isTranslated) return own ?? said ?? '';
	const about = { said, own };
	return {
		kind: 'other-language',
		...draft.languagePlace,
		found: own,
		expected: `${said}, as was said of this file`,
		about
	};
}

/** Under which right the words of our own measures are used. */
export function ownLicence(definition: MeasureDefinition): string {
	return definition.licence.status === 'own' ? 'own words' : '';
}

/** Nobody said under which right these words are used. */
export function licenceProblem(draft: Draft, definition: MeasureDefinition): WordingProblem {
	const { owner } = definition.licence;
	const expected = `a reference to the right to use these words (owner: ${owner})`;
	return { kind: 'no-licence', ...draft.licencePlace, found: 'none', expected, about: { owner } };
}

/** Too many or too few items. */
export function countProblems(draft: Draft, definition: MeasureDefinition): WordingProblem[] {
	const scored = definition.items.length;
	const all = scored + definition.extraItems.length;
	const found = draft.items.length;
	if (found === scored || found === all) return [];
	const expected = all === scored ? `${scored} items` : `${scored} items, or ${all} with the extra ones`;
	const place = draft.items[all]?.place ?? draft.endPlace;
	return [{ kind: 'count', ...place, found: `${found}`, expected, about: { found, expected: scored } }];
}

/** What is wrong with the text of an item, and with its answers once their values are known. */
export function itemProblems(
	draft: DraftItem,
	values: readonly number[] | null,
	item: Item | undefined
): WordingProblem[] {
	const problems: WordingProblem[] = [];
	const { text } = draft.said;
	if (text === '')
		problems.push({ kind: 'no-text', ...draft.place, found: 'no text', expected: 'the text of an item' });
	if (text.length > longest) {
		const about = { found: text.length, most: longest };
		problems.push({
			kind: 'long',
			...draft.place,
			found: `${text.length} characters`,
			expected: `${longest} at most`,
			about
		});
	}
	if (!item) return problems;
	if (draft.notApplicable !== undefined && item.notApplicable === undefined) {
		const label = draft.notApplicable.text;
		const expected = `no such option on item ${item.number}`;
		const about = { label, item: item.number };
		problems.push({ kind: 'not-applicable', ...draft.place, found: `"${label}" as not applicable`, expected, about });
	}
	return [...problems, ...optionProblems(draft, values, item)];
}

function optionProblems(
	{ answers, place: beside, optionsPlace }: DraftItem,
	values: readonly number[] | null,
	item: Item
): WordingProblem[] {
	if (!answers) return [];
	const place = optionsPlace ?? beside;
	const sorted = (some: readonly number[]) => [...some].sort((a, b) => a - b).join(', ');
	const expected = sorted(item.values);
	const blank = answers.said.flatMap(({ text }, at) => (text === '' ? [values?.[at] ?? at + 1] : []));
	const without = blank.map((value): WordingProblem => ({
		kind: 'no-label',
		...place,
		found: `no words for ${value}`,
		expected: 'words for each option',
		about: { value }
	}));
	if (!values) {
		const found = answers.said.length;
		if (found === item.values.length) return without;
		const about = { found, expected: item.values.length };
		return [
			{ kind: 'answers', ...place, found: `${found} answers`, expected: `${item.values.length} answers`, about },
			...without
		];
	}
	const found = sorted(values);
	if (found === expected) return without;
	const about = { found, expected };
	return [
		{ kind: 'values', ...place, found: `options worth ${found}`, expected: `options worth ${expected}`, about },
		...without
	];
}

/** A fault of a shared answer scale would otherwise be told once for each item. */
export function eachOnce(problems: readonly WordingProblem[]): WordingProblem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()].slice(0, mostTold);
}

/** So many problems are told; whoever has more mends these first. */
const mostTold = 100;

/** An answer of which nothing says what it is worth. */
export function withoutWeight(place: Pick<WordingProblem, 'path'>, label: string, item: Item): WordingProblem {
	const values = item.values.join(', ');
	const [found, expected] = [`"${label}" without a value`, `its ordinalValue, one of ${values}`];
	return { kind: 'no-value', ...place, found, expected, about: { label, values } };
}
