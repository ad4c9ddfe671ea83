import * as v from 'valibot';
import { maybe, type maybeLines } from '#platform/forms/fields.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';
import { currentLanguage } from '#platform/i18n/language.ts';
import { m } from '#messages';

/** One text in several languages. */
export type Words = Partial<Record<Language, string>>;

type Names<Name extends string> = `${Name}-${Language}`;

/** The fields of one text in every language: `label` is asked as `label-en`, `label-es`. */
export function inEach<Name extends string>(
	name: Name,
	most: number,
	field: typeof maybe | typeof maybeLines = maybe
): Record<Names<Name>, ReturnType<typeof maybe>> {
	return Object.fromEntries(languages.map((language) => [`${name}-${language}`, field(most)])) as never;
}

/** A text that has to be there in one language at least, whichever. What is missing is said at the field in the reader's own. */
export function inOneAtLeast<Name extends string, Typed extends Record<Names<Name>, string>>(name: Name) {
	return v.rawCheck<Typed>(({ dataset, addIssue }) => {
		if (!dataset.typed) return;
		const input = dataset.value;
		if (languages.some((language) => input[`${name}-${language}`])) return;
		const key: Names<Name> = `${name}-${currentLanguage()}`;
		addIssue({ message: m.forms_needed(), path: [{ type: 'object', origin: 'value', input, key, value: input[key] }] });
	});
}

/** What was typed for one text, by language; languages left empty are left out. */
export function gathered<Name extends string>(typed: Record<Names<Name>, string>, name: Name): Words {
	const words: Words = {};
	for (const language of languages) {
		const text = typed[`${name}-${language}` as const];
		if (text) words[language] = text;
	}
	return words;
}

/** Whether two texts say the same in every language. */
export const isSameWords = (one: Words, other: Words): boolean =>
	languages.every((language) => (one[language] ?? '') === (other[language] ?? ''));

/** A text in every language as a form's fields hold it: {"label-en": "…"}. */
export function wordValues(name: string, words: Words): Record<string, string> {
	return Object.fromEntries(languages.map((language) => [`${name}-${language}`, words[language] ?? '']));
}
