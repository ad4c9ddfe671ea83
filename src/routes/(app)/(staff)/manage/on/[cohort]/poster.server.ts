import { getPoster } from '#rooms/programmes/courses/poster/queries.server.ts';
import type { Poster } from '#rooms/programmes/courses/poster/pdf.server.ts';
import { isLanguage } from '#platform/i18n/language-list.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../guard.server.ts';

/** The poster that is asked for, in the language that the address names; for coordinators alone. */
export async function posterAsked(
	locals: App.Locals,
	cohort: string,
	url: URL
): Promise<{ poster: Poster; language: string }> {
	forCoordinators(locals, cohort);
	const { organisation } = locals;
	const language = url.searchParams.get('language') ?? locals.language;
	if (!isLanguage(language) || !organisation.languages.includes(language)) throw new NotFound();
	return { language, poster: await locals.tx((tx) => getPoster(tx, cohort, organisation, language)) };
}
