import { figuresCsv } from '#rooms/evaluation/report/sheet.server.ts';
import { editionOf } from '../edition.server.ts';
import type { RequestHandler } from './$types';

/** The figures of a published report, for a spreadsheet: those that were shown, and no others. */
export const GET: RequestHandler = async (event) => {
	const { figures } = await editionOf(event);
	return new Response(figuresCsv(figures), {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="figures.csv"' }
	});
};
