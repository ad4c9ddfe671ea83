import { exportHoursWorkbook } from '#rooms/coproduction/hours/commands.server.ts';
import { workbookType } from '#platform/sheets/write.ts';
import { onlyProved } from '../../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** All hours of a project as a workbook; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, params } = event;
	await onlyProved(event, `/together/${params.project}/hours`);
	const table = await locals.tx((tx) => exportHoursWorkbook(tx, params.project));
	return new Response(Buffer.from(table), {
		headers: { 'content-type': workbookType, 'content-disposition': 'attachment; filename="hours.xlsx"' }
	});
};
