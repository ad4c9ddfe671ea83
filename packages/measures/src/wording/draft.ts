import type { Item, MeasureDefinition } from '../definition.ts';
import type { WordingOutcome, WordingProblem } from './problem.ts';
import { askedItems, sharedOptions, type Option, type Wording } from './wording.ts';

/** Where in the source something stands. */
export type Place = Pick<WordingProblem, 'line' | 'path'>;

/** One item as it was read, before it is checked. */
export interface DraftItem {
	readonly text: string;
	readonly place: Place;
	readonly options?: readonly Option[];
	/** Where its options stand, if not beside it. */
	readonly optionsPlace?: Place;
	readonly notApplicable?: string;
}

/** A wording as it was read, before it is checked. */
export interface Draft {
	readonly source: Wording['source'];
	readonly language?: string;
	readonly licenceReference?: string;
	readonly title?: string;
	readonly instructions?: string;
	readonly items: readonly DraftItem[];
	readonly languagePlace: Place;
	readonly licencePlace: Place;
	readonly endPlace: Place;
	readonly problems: readonly WordingProblem[];
}

/** What the person who imports says about the words; it goes before what the source says. */
export interface ImportStatement {
	readonly language?: string;
	readonly licenceReference?: string;
}

const longest = 2000;

/** The wording that a draft holds, or everything in it that does not fit the measure. */
export function checkDraft(draft: Draft, definition: MeasureDefinition, stated: ImportStatement): WordingOutcome {
	const language = languageOf(draft, stated);
	const licence = (stated.licenceReference ?? draft.licenceReference ?? ownLicence(definition)).trim();
	const problems = [
		...draft.problems,
		...(typeof language === 'string' ? [] : [language]),
		...(licence === '' ? [licenceProblem(draft, definition)] : []),
		...countProblems(draft, definition),
		...draft.items.flatMap((item, index) => itemProblems(item, askedItems(definition)[index]))
	];
	if (problems.length > 0 || typeof language !== 'string') return { ok: false, problems: eachOnce(problems) };
	const notApplicable = draft.items.find((item) => item.notApplicable !== undefined)?.notApplicable;
	const wording: Wording = {
		measure: definition.id,
		language,
		licenceReference: licence,
		source: draft.source,
		...(draft.title ? { title: draft.title } : {}),
		...(draft.instructions ? { instructions: draft.instructions } : {}),
		items: draft.items.map((item) => item.text),
		...sharedOptions(draft.items.map((item) => item.options)),
		...(notApplicable === undefined ? {} : { notApplicable })
	};
	return { ok: true, wording };
}

// A fault of a shared answer scale would otherwise be told once for each item.
function eachOnce(problems: readonly WordingProblem[]): WordingProblem[] {
	return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function languageOf(draft: Draft, stated: ImportStatement): string | WordingProblem {
	const expected = 'a language tag such as en, es or pt-BR';
	const tags = [stated.language, draft.language].filter((tag) => tag !== undefined).map(canonical);
	const [first, second] = tags;
	if (first === undefined) return { ...draft.languagePlace, found: 'no language', expected };
	if (first === null || second === null) {
		const found = JSON.stringify(first === null ? (stated.language ?? draft.language) : draft.language);
		return { ...draft.languagePlace, found, expected };
	}
	if (second === undefined || first === second) return first;
	return { ...draft.languagePlace, found: second, expected: `${first}, as was said of this file` };
}

function canonical(tag: string): string | null {
	if (!/^[a-z]{2,3}(-|$)/i.test(tag)) return null;
	try {
		return Intl.getCanonicalLocales(tag)[0] ?? null;
	} catch {
		return null;
	}
}

function ownLicence(definition: MeasureDefinition): string {
	return definition.licence.status === 'own' ? 'own words' : '';
}

function licenceProblem(draft: Draft, definition: MeasureDefinition): WordingProblem {
	const expected = `a reference to the right to use these words (owner: ${definition.licence.owner})`;
	return { ...draft.licencePlace, found: 'none', expected };
}

function countProblems(draft: Draft, definition: MeasureDefinition): WordingProblem[] {
	const scored = definition.items.length;
	const all = scored + definition.extraItems.length;
	const found = draft.items.length;
	if (found === scored || found === all) return [];
	const expected = all === scored ? `${scored} items` : `${scored} items, or ${all} with the extra ones`;
	return [{ ...(draft.items[all]?.place ?? draft.endPlace), found: `${found}`, expected }];
}

function itemProblems(draft: DraftItem, item: Item | undefined): WordingProblem[] {
	const problems: WordingProblem[] = [];
	if (draft.text === '') problems.push({ ...draft.place, found: 'no text', expected: 'the text of an item' });
	if (draft.text.length > longest) {
		problems.push({ ...draft.place, found: `${draft.text.length} characters`, expected: `${longest} at most` });
	}
	if (!item) return problems;
	if (draft.notApplicable !== undefined && item.notApplicable === undefined) {
		const found = `"${draft.notApplicable}" as not applicable`;
		problems.push({ ...draft.place, found, expected: `no such option on item ${item.number}` });
	}
	return [...problems, ...optionProblems(draft, item)];
}

function optionProblems({ options, place: beside, optionsPlace }: DraftItem, item: Item): WordingProblem[] {
	if (!options) return [];
	const place = optionsPlace ?? beside;
	const sorted = (values: readonly number[]) => [...values].sort((a, b) => a - b).join(', ');
	const found = sorted(options.map((option) => option.value));
	const expected = sorted(item.values);
	const wrong =
		found === expected ? [] : [{ ...place, found: `options worth ${found}`, expected: `options worth ${expected}` }];
	const blank = options.filter((option) => option.label === '');
	return [
		...wrong,
		...blank.map(({ value }) => ({ ...place, found: `no words for ${value}`, expected: 'words for each option' }))
	];
}
