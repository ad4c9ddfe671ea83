import { exportCosts } from '#rooms/programmes/desk/cost/commands.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { RequestHandler } from './$types';

/** What a run costs as a file; asked for by a button, since taking it is written down. */
export const POST: RequestHandler = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	const table = await locals.tx((tx) => exportCosts(tx, params.cohort));
	return new Response(table, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': 'attachment; filename="costs.csv"'
		}
	});
};
