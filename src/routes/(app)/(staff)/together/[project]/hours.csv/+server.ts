import { exportHours } from '#rooms/coproduction/hours/commands.server.ts';
import { onlyProved } from '../../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** All hours of a project as CSV; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, params } = event;
	await onlyProved(event, `/together/${params.project}/hours`);
	const table = await locals.tx((tx) => exportHours(tx, params.project));
	return new Response(table, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="hours.csv"' }
	});
};
