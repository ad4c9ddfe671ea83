import type { Draft } from './draft.ts';
import type { ReadWords } from './problem.ts';
import type { LeftOut } from './questionnaire-parts.ts';
import type { Said } from './said.ts';
import { sharedOptions, type Wording } from './wording.ts';

/** The words of a checked draft: in its own language, and in each other into which all of it is translated. */
export function wordingsOf(
	draft: Draft,
	values: readonly (readonly number[] | null)[],
	known: { readonly measure: string; readonly language: string; readonly licence: string }
): Pick<ReadWords, 'wording' | 'translations' | 'left'> {
	const wording = inLanguage(draft, values, known, ({ text }) => text);
	const tags = new Set(draft.items.flatMap(({ said }) => Object.keys(said.other)));
	tags.delete(known.language);
	const translations: Wording[] = [];
	const left: LeftOut[] = [...draft.left];
	for (const language of [...tags].sort().slice(0, mostLanguages)) {
		if (isWhole(draft, language))
			translations.push(inLanguage(draft, values, { ...known, language }, ({ other }) => other[language]));
		else left.push({ path: '', text: language, why: 'language' });
	}
	return { wording, translations, left };
}

/** More languages than this are in no file that people made. */
const mostLanguages = 30;

// A text that is only figures needs no translation; anything else that is missing leaves the whole language out.
function isWhole(draft: Draft, language: string): boolean {
	const needed = draft.items.flatMap(({ said, answers }) => [said, ...(answers?.said ?? [])]);
	return [...needed, ...draft.instructions].every(
		({ text, other }) => other[language] !== undefined || /^[\d\s.,–-]+$/.test(text)
	);
}

function inLanguage(
	draft: Draft,
	values: readonly (readonly number[] | null)[],
	{ measure, language, licence }: { measure: string; language: string; licence: string },
	translated: (said: Said) => string | undefined
): Wording {
	const words = (said: Said) => translated(said) ?? said.text;
	const options = draft.items.map(({ answers }, at) => {
		const own = values[at];
		return answers && own
			? answers.said.map((said, index) => ({ value: own[index] ?? NaN, label: words(said) }))
			: undefined;
	});
	const title = draft.title && translated(draft.title);
	const instructions = draft.instructions.map(words).join('\n\n');
	const none = draft.items.find(({ notApplicable }) => notApplicable !== undefined)?.notApplicable;
	return {
		measure,
		language,
		licenceReference: licence,
		source: draft.source,
		...(title ? { title } : {}),
		...(instructions ? { instructions } : {}),
		items: draft.items.map(({ said }) => words(said)),
		...sharedOptions(options),
		...(none === undefined ? {} : { notApplicable: words(none) })
	};
}
