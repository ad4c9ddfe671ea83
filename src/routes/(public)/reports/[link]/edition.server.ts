import { error, type RequestEvent } from '@sveltejs/kit';
import { getEdition, inOneOf } from '#rooms/evaluation/edition/queries.server.ts';
import { inOneForeword } from '#rooms/evaluation/edition/words.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';

/**
 * The published report that a link opens, in the language asked for where it was published in that one. It is kept out of
 * search engines, and no shared store keeps it after its link was ended.
 */
export async function editionOf({
	locals,
	params,
	setHeaders
}: Pick<RequestEvent, 'locals' | 'params' | 'setHeaders'>) {
	setHeaders({ 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'private, no-store' });
	const edition = await locals.link((tx) => getEdition(tx, params.link ?? '')).catch(nothing);
	if (!edition) error(404, m.evaluation_editions_gone());
	const [language, words] = inOneOf(edition.says, [locals.language, locals.organisation.defaultLanguage]);
	return {
		...edition,
		language,
		words,
		foreword: inOneForeword(edition.foreword, language),
		closing: inOneForeword(edition.closing, language)
	};
}

function nothing(failure: unknown): null {
	if (failure instanceof NotFound) return null;
	throw failure;
}
