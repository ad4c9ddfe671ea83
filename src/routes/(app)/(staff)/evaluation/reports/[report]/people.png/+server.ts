import { saidReport } from '#rooms/evaluation/edition/words.ts';
import { getFigures } from '#rooms/evaluation/report/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { pngAnswer, pngOf } from '../../../../../../pictures.server.ts';
import type { RequestHandler } from './$types';

/** One picture of the report as PNG, for a slide or a newsletter. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const words = saidReport(await locals.tx((tx) => getFigures(tx, params.report)));
	const png = await locals.aside(() => pngOf(words, 'people', locals.organisation.name, locals.language));
	if (!png) throw new NotFound();
	return pngAnswer(png, 'people');
};
