import { getLeaflet, getPoster } from '#rooms/programmes/courses/poster/queries.server.ts';
import type { Leaflet, Poster } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { isLanguage, type Language } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../guard.server.ts';

/** The poster that is asked for, in the language that the address names; for coordinators alone. */
export async function posterAsked(
	locals: App.Locals,
	cohort: string,
	url: URL
): Promise<{ poster: Poster; language: string }> {
	const { organisation } = locals;
	const language = languageAsked(locals, cohort, url);
	return { language, poster: await locals.tx((tx) => getPoster(tx, cohort, organisation, language)) };
}

/** The leaflet that is asked for, likewise. */
export async function leafletAsked(
	locals: App.Locals,
	cohort: string,
	url: URL
): Promise<{ leaflet: Leaflet; language: string }> {
	const { organisation } = locals;
	const language = languageAsked(locals, cohort, url);
	return { language, leaflet: await locals.tx((tx) => getLeaflet(tx, cohort, organisation, language)) };
}

function languageAsked(locals: App.Locals, cohort: string, url: URL): Language {
	forCoordinators(locals, cohort);
	const { organisation } = locals;
	const language = url.searchParams.get('language') ?? locals.language;
	if (!isLanguage(language) || !organisation.languages.includes(language)) throw new NotFound();
	return language;
}
