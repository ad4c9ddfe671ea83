import type { Item, MeasureDefinition } from '../definition.ts';
import {
	countProblems,
	eachOnce,
	itemProblems,
	languageOf,
	licenceProblem,
	ownLicence,
	withoutWeight
} from './draft-problems.ts';
import {
	meaningOf,
	mostValue,
	mustBeSaid,
	weighedBySaying,
	type MostAsked,
	type MostSaid,
	type ValuesFrom
} from './most.ts';
import type { WordingOutcome, WordingProblem } from './problem.ts';
import type { LeftOut } from './questionnaire-parts.ts';
import type { Said } from './said.ts';
import { askedItems, type Option, type Wording } from './wording.ts';
import { wordingsOf } from './wordings.ts';

/** Where in the source something stands. */
export type Place = Pick<WordingProblem, 'line' | 'path'>;

/** The answers of an item, and as far as it is known what each is worth. */
export interface DraftAnswers {
	readonly said: readonly Said[];
	readonly values: readonly number[] | null;
	readonly from: ValuesFrom;
	/** Where the first of them stands. */
	readonly path?: string;
}

/** One item as it was read, before it is checked. */
export interface DraftItem {
	readonly said: Said;
	readonly place: Place;
	readonly answers?: DraftAnswers;
	/** Where its answers stand in this source, if not beside it; and if they stand outside of it. */
	readonly optionsPlace?: Place;
	readonly elsewhere?: string;
	readonly notApplicable?: Said;
}

/** A wording as it was read, before it is checked. */
export interface Draft {
	readonly source: Wording['source'];
	readonly language?: string;
	readonly licenceReference?: string;
	readonly title?: Said;
	readonly instructions: readonly Said[];
	readonly items: readonly DraftItem[];
	readonly left: readonly LeftOut[];
	readonly languagePlace: Place;
	readonly licencePlace: Place;
	readonly endPlace: Place;
	readonly problems: readonly WordingProblem[];
}

/** What the person who imports says about the words; it goes before what the source says. */
export interface ImportStatement {
	readonly language?: string;
	readonly licenceReference?: string;
	/** Answers with their values, for items that name none: as they read on an item that is not turned. */
	readonly options?: readonly Option[];
	/** By item, the answer that counts most, where the source does not say it. */
	readonly most?: MostSaid;
	/** Every question about safety is asked, also where the source gives its values. */
	readonly askRisks?: boolean;
}

/** The wording that a draft holds, or everything in it that does not fit the measure, and what a person must say first. */
export function checkDraft(draft: Draft, definition: MeasureDefinition, stated: ImportStatement): WordingOutcome {
	const language = languageOf(draft, stated);
	const licence = (stated.licenceReference ?? draft.licenceReference ?? ownLicence(definition)).trim();
	const asked = askedItems(definition);
	const settled = draft.items.map((item, index) => settledItem(item, asked[index], definition, stated));
	const open = mostAsked(settled);
	const problems = [
		...draft.problems,
		...(typeof language === 'string' ? [] : [language]),
		...(licence === '' ? [licenceProblem(draft, definition)] : []),
		...countProblems(draft, definition),
		...settled.flatMap(({ draft: item, values, problem }, index) => [
			...itemProblems(item, values, asked[index]),
			...(problem ? [problem] : [])
		]),
		...open
			.filter(({ items }) => !items.some((item) => settled[item - 1]?.problem))
			.flatMap((most) => saysMost(most, draft.items[(most.items[0] ?? 0) - 1], asked[(most.items[0] ?? 0) - 1]))
	];
	if (problems.length > 0 || typeof language !== 'string')
		return { ok: false, problems: eachOnce(problems), asked: open };
	const valuesFrom = settled.some(({ byPerson }) => byPerson) ? 'person' : 'file';
	return {
		ok: true,
		valuesFrom,
		...wordingsOf(
			draft,
			settled.map(({ values }) => values),
			{ measure: definition.id, language, licence }
		)
	};
}

/** An item with the values of its answers, or what keeps them from being known. */
interface Settled {
	readonly draft: DraftItem;
	readonly values: readonly number[] | null;
	readonly byPerson: boolean;
	readonly asked?: MostAsked;
	/** It is asked by itself, whatever has the same answers. */
	readonly alone?: boolean;
	readonly problem?: WordingProblem;
}

function settledItem(
	draft: DraftItem,
	item: Item | undefined,
	definition: MeasureDefinition,
	stated: ImportStatement
): Settled {
	const { answers } = draft;
	if (!item || !answers) return { draft, values: null, byPerson: false };
	const labels = answers.said.map(({ text }) => text);
	const meaning = meaningOf(definition, item);
	const alone = standsAlone(definition, item);
	const must = mustBeSaid(definition, item, answers.from) || (stated.askRisks === true && meaning === 'most-worrying');
	const said = stated.most?.[item.number] ?? sameAnswered(labels, item, definition, answers.from, stated);
	const question: MostAsked = { items: [item.number], text: draft.said.text, labels, meaning };
	const open = { draft, values: answers.values, byPerson: false, alone };
	if (said === undefined) {
		const likely = labels[(answers.values ?? []).indexOf(mostValue(definition, item))];
		const asked = { ...question, ...(likely === undefined ? {} : { said: likely }) };
		return { ...open, ...(must ? { asked } : {}) };
	}
	const weighed = weighedBySaying(definition, item, { labels, values: answers.values, from: answers.from }, said);
	if ('options' in weighed) return { draft, values: weighed.options.map(({ value }) => value), byPerson: must };
	return { ...open, asked: question, problem: misplaced(weighed.wrong, draft, question, said) };
}

function misplaced(
	kind: 'not-an-answer' | 'not-at-an-end' | 'disagrees',
	{ place }: DraftItem,
	{ items, labels }: MostAsked,
	said: string
): WordingProblem {
	const expected = {
		'not-an-answer': `one of ${labels.join(', ')}`,
		'not-at-an-end': 'the first or the last answer',
		disagrees: 'the answer that the file counts most'
	}[kind];
	const about = { item: items[0] ?? 0, said };
	return { kind, ...place, found: `"${said}" as the one that counts most`, expected, about };
}

// Items that are settled together are answered together, whichever of them was named.
function sameAnswered(
	labels: readonly string[],
	item: Item,
	definition: MeasureDefinition,
	from: ValuesFrom,
	{ most = {} }: ImportStatement
): string | undefined {
	if (from !== 'nowhere' || standsAlone(definition, item)) return undefined;
	const plain = askedItems(definition)
		.filter((other) => !standsAlone(definition, other))
		.map(({ number }) => most[number]);
	return plain.find((said) => said !== undefined && labels.includes(said));
}

function standsAlone(definition: MeasureDefinition, item: Item): boolean {
	return item.reversed === true || meaningOf(definition, item) === 'most-worrying';
}

function mostAsked(settled: readonly Settled[]): MostAsked[] {
	const groups = new Map<string, MostAsked>();
	settled.forEach(({ asked, alone }, index) => {
		if (!asked) return;
		const key = JSON.stringify([asked.labels, asked.meaning, alone ? index : '']);
		const there = groups.get(key);
		groups.set(key, there ? { ...there, items: [...there.items, ...asked.items] } : asked);
	});
	return [...groups.values()];
}

function saysMost(
	{ items, text, labels, meaning }: MostAsked,
	draft: DraftItem | undefined,
	item: Item | undefined
): WordingProblem[] {
	const which = {
		'most-worrying': 'the most worrying',
		worst: 'the worst',
		best: 'the best',
		most: 'the one that counts most'
	}[meaning];
	const most: WordingProblem = {
		kind: 'say-most',
		...draft?.place,
		found: 'answers without weights, and a code is no value',
		expected: `somebody to say which answer to item ${items.join(', ')} is ${which}: ${labels.join(' · ')}`,
		about: { item: item?.number ?? 0, items: items.join(', '), text, labels: labels.join(' · '), meaning }
	};
	if (draft?.answers?.from !== 'nowhere' || !item) return [most];
	const path = draft.answers.path === undefined ? {} : { path: draft.answers.path };
	return [withoutWeight(path, labels[0] ?? '', item), most];
}
