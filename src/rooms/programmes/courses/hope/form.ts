import * as v from 'valibot';
import { orEmpty, whole } from '#platform/forms/fields.ts';
import { languages, type Language } from '#platform/i18n/language-list.ts';

/** Of so many people at most somebody hopes for a run. */
const mostPeople = 5000;

/** How many different people a run hopes to reach: in all, and of those who speak a language. Nothing where nobody said. */
export interface Hopes {
	all: number | null;
	of: Partial<Record<Language, number>>;
}

type HopeName = 'hope' | `hope-${Language}`;
const people = v.optional(orEmpty(v.pipe(whole(1, mostPeople), v.transform(String))), '');
const names: readonly HopeName[] = ['hope', ...languages.map((language) => `hope-${language}` as const)];

/** The fields of a run's form: one for all, one for each language. */
export const hopeFields = Object.fromEntries(names.map((name) => [name, people])) as Record<HopeName, typeof people>;

/** What was typed, as commands take it. */
export function hopesFrom(typed: Record<HopeName, string>): Hopes {
	const said = languages.filter((language) => typed[`hope-${language}`]);
	return {
		all: typed.hope ? Number(typed.hope) : null,
		of: Object.fromEntries(said.map((language) => [language, Number(typed[`hope-${language}`])]))
	};
}

/** Hopes as the fields of a form hold them. */
export function hopeValues({ all, of }: Hopes): Record<string, string> {
	const ofLanguages = languages.map((language) => [`hope-${language}`, String(of[language] ?? '')]);
	return { hope: String(all ?? ''), ...Object.fromEntries(ofLanguages) };
}
