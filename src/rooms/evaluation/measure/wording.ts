import { unmeantIn } from '#platform/forms/unseen.ts';
import {
	isRedcapDictionary,
	isRisk,
	optionsFor,
	readOptions,
	readWording,
	type LeftOut,
	type MeasureDefinition,
	type MostAsked,
	type MostSaid,
	type ReadWords,
	type Wording,
	type WordingProblem
} from '@kith/measures';

/** One question as it is shown: its text, and its options with the value each stores. */
export interface Question {
	text: string;
	options: { value: number; label: string }[];
	notApplicable?: string;
}

/** The words of a measure as this organisation keeps them. */
export interface ShownWording {
	language: string;
	title: string;
	instructions: string;
	source: Wording['source'];
	licenceReference: string;
	items: Question[];
}

/** What somebody says about a text when she brings it in. Empty texts are left to what the text itself says. */
export interface WordingGiven {
	language: string;
	licenceReference: string;
	title: string;
	/** Such as `0 = Never | 1 = Often`: for a text or a file that does not name its options. */
	options: string;
	/** By item, the answer that counts most, where the source does not say it. */
	most?: MostSaid;
	/** Every question about safety is pointed out by whoever brings it in, also where the source gives its values. */
	askRisks?: boolean;
}

/** What was read: the words in each language of the file, and what was left out. */
export interface ReadShown {
	ok: true;
	words: ShownWording;
	others: ShownWording[];
	left: readonly LeftOut[];
	valuesFrom: ReadWords['valuesFrom'];
}

/** The words that were read, or what is wrong with them and what a person must say first. */
export type Reading = ReadShown | { ok: false; problems: readonly WordingProblem[]; asked: readonly MostAsked[] };

/** Reads the words of a measure and checks them against how it is scored; every option that can be chosen has words, or there are no words. */
export function readShownWording(definition: MeasureDefinition, text: string, said: WordingGiven): Reading {
	const unseen = unseenIn(text);
	if (unseen) return { ok: false, problems: [unseen], asked: [] };
	const isJson = /^\uFEFF?\s*[{[]/.test(text);
	const added =
		said.options && !isJson && !isRedcapDictionary(text) ? `options: ${said.options.replace(/\s+/g, ' ')}\n` : '';
	const typed = isJson && said.options ? readOptions(said.options) : { options: [], problems: [] };
	const stated = {
		language: said.language || undefined,
		licenceReference: said.licenceReference || undefined,
		options: typed.options,
		most: said.most,
		askRisks: said.askRisks
	};
	const outcome = readWording(added + text.replace(/^\uFEFF/, ''), definition, stated);
	const ofTyped = typed.problems.map(({ line: _, ...problem }) => problem);
	if (!outcome.ok || ofTyped.length) {
		const problems = outcome.ok ? [] : outcome.problems.map((problem) => inTheirLines(problem, added !== ''));
		return { ok: false, problems: [...ofTyped, ...problems], asked: outcome.ok ? [] : outcome.asked };
	}
	const [words, ...others] = [outcome.wording, ...outcome.translations].map((wording) =>
		shownAs(definition, wording, said)
	);
	const silent = (words?.items ?? []).flatMap((item, index) =>
		item.options.length ? [] : [withoutOptions(index + 1)]
	);
	if (!words || silent.length) return { ok: false, problems: silent, asked: [] };
	return { ok: true, words, others, left: outcome.left, valuesFrom: outcome.valuesFrom };
}

function withoutOptions(item: number): WordingProblem {
	const expected = 'words for each option, such as 0 = Never | 1 = Often';
	return { kind: 'no-options', found: `no options for item ${item}`, expected };
}

function shownAs(definition: MeasureDefinition, wording: Wording, said: WordingGiven): ShownWording {
	const { language, source, licenceReference, instructions = '' } = wording;
	const items = wording.items.map((asked, index) => question(definition, wording, asked, index + 1));
	const title = said.title || wording.title || definition.name;
	return { language, source, licenceReference, instructions, title, items };
}

/** Of each question about safety, which answers reach somebody and which do not. */
export function alertsOf(definition: MeasureDefinition, items: readonly Question[]) {
	return definition.riskItems.flatMap(({ item, when }) => {
		const question = item === null ? undefined : items[item - 1];
		if (!question || item === null || when === 'any-concern') return [];
		const isAlert = (value: number) => (when.op === '>=' ? value >= when.value : value <= when.value);
		const labels = (alert: boolean) =>
			question.options.filter(({ value }) => isAlert(value) === alert).map(({ label }) => label);
		return [{ item, alerts: labels(true), quiet: labels(false) }];
	});
}

/** The items whose direction can go wrong unseen: those that run against the others, and those that ask about safety. */
export function delicateItems(definition: MeasureDefinition): number[] {
	return [...definition.items, ...definition.extraItems]
		.filter((item) => item.reversed || isRisk(definition, item))
		.map(({ number }) => number);
}

/** A sign that nobody sees, also one that a file spells out. */
function unseenIn(text: string): WordingProblem | undefined {
	const spelt = text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	const at = unmeantIn(spelt.replaceAll('\r', ''));
	if (at < 0) return undefined;
	const line = spelt.replaceAll('\r', '').slice(0, at).split('\n').length;
	return { kind: 'unseen', line, expected: 'text without characters that mean nothing', found: 'one' };
}

// The options were put in front of the text as a line of their own, which whoever wrote the text can't count.
function inTheirLines(problem: WordingProblem, added: boolean): WordingProblem {
	if (!added || problem.line === undefined) return problem;
	const { line, ...rest } = problem;
	return line === 1 ? rest : { ...rest, line: line - 1 };
}

function question(definition: MeasureDefinition, wording: Wording, text: string, item: number): Question {
	const options = (optionsFor(wording, item) ?? []).map(({ value, label }) => ({ value, label }));
	const mayNotApply = [...definition.items, ...definition.extraItems][item - 1]?.notApplicable !== undefined;
	return {
		text,
		options,
		...(mayNotApply && wording.notApplicable !== undefined ? { notApplicable: wording.notApplicable } : {})
	};
}
