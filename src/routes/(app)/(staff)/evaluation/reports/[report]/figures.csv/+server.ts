import { getFigures } from '#rooms/evaluation/report/queries.server.ts';
import { figuresCsv } from '#rooms/evaluation/report/sheet.server.ts';
import type { RequestHandler } from './$types';

/** The figures that readers may see, for a spreadsheet. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { summary } = await locals.tx((tx) => getFigures(tx, params.report));
	return new Response(figuresCsv(summary), {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="figures.csv"' }
	});
};
