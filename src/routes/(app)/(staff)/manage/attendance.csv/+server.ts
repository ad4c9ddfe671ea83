import { lookIn } from '#rooms/programmes/desk/attendance-table/form.ts';
import { exportAttendance } from '#rooms/programmes/desk/attendance-table/commands.server.ts';
import { forCoordinators } from '../guard.server.ts';
import { onlyProved } from '../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** A table of attendance as a file; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, url } = event;
	forCoordinators(locals);
	await onlyProved(event, `/manage/attendance${event.url.search}`);
	const table = await locals.tx((tx) => exportAttendance(tx, lookIn(url.searchParams)));
	return new Response(table, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="attendance.csv"'
		}
	});
};
