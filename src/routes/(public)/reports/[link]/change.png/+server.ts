import { NotFound } from '#platform/outcome.ts';
import { pngAnswer, pngOf } from '../../../../pictures.server.ts';
import { editionOf } from '../edition.server.ts';
import type { RequestHandler } from './$types';

/** One picture of a published report as PNG, for a slide or a newsletter. */
export const GET: RequestHandler = async (event) => {
	const { words, language } = await editionOf(event);
	const png = await event.locals.aside(() => pngOf(words, 'change', event.locals.organisation.name, language));
	if (!png) throw new NotFound();
	return pngAnswer(png, 'change');
};
