import { saidReport } from '#rooms/evaluation/edition/words.ts';
import { getFigures } from '#rooms/evaluation/report/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { pictureOf } from '../../../../../../pictures.server.ts';
import type { RequestHandler } from './$types';

/** One picture of the report, to take out. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const report = await locals.tx((tx) => getFigures(tx, params.report));
	const svg = pictureOf(saidReport(report), 'people');
	if (svg === null) throw new NotFound();
	return new Response(svg, {
		headers: { 'content-type': 'image/svg+xml', 'content-disposition': 'attachment; filename="people.svg"' }
	});
};
