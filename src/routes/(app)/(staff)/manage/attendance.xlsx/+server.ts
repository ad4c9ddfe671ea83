import { lookIn } from '#rooms/programmes/desk/attendance-table/form.ts';
import { exportAttendanceWorkbook } from '#rooms/programmes/desk/attendance-table/commands.server.ts';
import { workbookType } from '#platform/sheets/write.ts';
import { forCoordinators } from '../guard.server.ts';
import { onlyProved } from '../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** A table of attendance as a workbook; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, url } = event;
	forCoordinators(locals);
	await onlyProved(event, `/manage/attendance${event.url.search}`);
	const table = await locals.tx((tx) => exportAttendanceWorkbook(tx, lookIn(url.searchParams)));
	return new Response(new Uint8Array(table), {
		headers: { 'content-type': workbookType, 'content-disposition': 'attachment; filename="attendance.xlsx"' }
	});
};
