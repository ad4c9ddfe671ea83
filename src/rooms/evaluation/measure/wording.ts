import { unmeantIn } from '#platform/forms/unseen.ts';
import { optionsFor, readWording, type MeasureDefinition, type Wording, type WordingProblem } from '@kith/measures';

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
	/** Such as `0 = Never | 1 = Often`: for a plain text that does not name its options. */
	options: string;
}

export type Reading = { ok: true; words: ShownWording } | { ok: false; problems: WordingProblem[] };

/** Reads the words of a measure and checks them against how it is scored; every option that can be chosen has words, or there are no words. */
export function readShownWording(definition: MeasureDefinition, text: string, said: WordingGiven): Reading {
	const unseen = unseenIn(text);
	if (unseen) return { ok: false, problems: [unseen] };
	const isJson = /^\uFEFF?\s*[{[]/.test(text);
	const added = said.options && !isJson ? `options: ${said.options.replace(/\s+/g, ' ')}\n` : '';
	const stated = { language: said.language || undefined, licenceReference: said.licenceReference || undefined };
	const outcome = readWording(added + text.replace(/^\uFEFF/, ''), definition, stated);
	if (!outcome.ok)
		return { ok: false, problems: outcome.problems.map((problem) => inTheirLines(problem, added !== '')) };
	const { wording } = outcome;
	const items = wording.items.map((asked, index) => question(definition, wording, asked, index + 1));
	const silent = items.flatMap((item, index) =>
		item.options.length
			? []
			: [
					{
						found: `no options for item ${index + 1}`,
						expected: 'words for each option, such as 0 = Never | 1 = Often'
					}
				]
	);
	if (silent.length) return { ok: false, problems: silent };
	const { language, source, licenceReference, instructions = '' } = wording;
	return {
		ok: true,
		words: {
			language,
			source,
			licenceReference,
			instructions,
			title: said.title || wording.title || definition.name,
			items
		}
	};
}

/** A sign that nobody sees, also one that a file spells out. */
function unseenIn(text: string): WordingProblem | undefined {
	const spelt = text.replace(/\\u([0-9a-f]{4})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
	const at = unmeantIn(spelt.replaceAll('\r', ''));
	if (at < 0) return undefined;
	const line = spelt.replaceAll('\r', '').slice(0, at).split('\n').length;
	return { line, expected: 'text without characters that mean nothing', found: 'one' };
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
