import { exportRoster } from '#rooms/programmes/desk/roster/commands.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import { onlyProved } from '../../../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** The people of a course as a file; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async (event) => {
	const { locals, params } = event;
	forCoordinators(locals, params.cohort);
	await onlyProved(event, `/manage/on/${params.cohort}/people`);
	const table = await locals.tx((tx) => exportRoster(tx, params.cohort));
	return new Response(table, {
		headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': 'attachment; filename="list.csv"' }
	});
};
