import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import { themeKinds } from './form.ts';
import type { Behind, HeardTheme } from './queries.server.ts';

/** What a theme can be. */
export const themeKindOptions = () =>
	themeKinds.map((value) => ({ value, label: m[`coproduction_theme_kind_${value}`]() }));

/** Themes to choose from, the first choice being none. */
export const themeOptions = (themes: readonly HeardTheme[]) => [
	{ value: '', label: m.coproduction_theme_choose() },
	...themes.map(({ id, name }) => ({ value: id, label: inWords(name) }))
];

/** How many said it: a number from five on, else that they are a few. */
export function behindWords(behind: Behind | undefined): string {
	if (behind?.few) return m.coproduction_theme_few();
	return behind?.people ? m.coproduction_theme_people({ people: behind.people }) : m.coproduction_theme_nobody();
}
