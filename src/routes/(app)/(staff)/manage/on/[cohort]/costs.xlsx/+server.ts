import { exportCostsWorkbook } from '#rooms/programmes/desk/cost/commands.server.ts';
import { workbookType } from '#platform/sheets/write.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** What a run costs as a workbook; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	const table = await locals.tx((tx) => exportCostsWorkbook(tx, params.cohort));
	return new Response(Buffer.from(table), {
		headers: { 'content-type': workbookType, 'content-disposition': 'attachment; filename="costs.xlsx"' }
	});
};
