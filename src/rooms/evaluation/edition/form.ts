import * as v from 'valibot';
import { maybeLines } from '#platform/forms/fields.ts';

/** The most that the team's own words above a report may have, in each language. */
export const longestForeword = 1500;

/** A few words of the team's own above a report and at its end, one field a language: `in_en`, `in_es`, `end_en`, `end_es`. */
export function forewordForm(languages: readonly string[]) {
	const fields = languages.flatMap((language) => [`in_${language}`, `end_${language}`]);
	return v.object(Object.fromEntries(fields.map((field) => [field, maybeLines(longestForeword)])));
}
