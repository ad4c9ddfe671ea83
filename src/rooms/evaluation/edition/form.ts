import * as v from 'valibot';
import { maybeLines } from '#platform/forms/fields.ts';

/** The most that the team's own words above a report may have, in each language. */
export const longestForeword = 1500;

/** A few words of the team's own, one field a language: `in_en`, `in_es`. */
export function forewordForm(languages: readonly string[]) {
	return v.object(Object.fromEntries(languages.map((language) => [`in_${language}`, maybeLines(longestForeword)])));
}
