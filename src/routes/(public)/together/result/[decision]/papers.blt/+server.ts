import { getPapersFile } from '#rooms/coproduction/count/queries.server.ts';
import type { RequestHandler } from './$types';

/** The papers without names, for whoever may count again: as a BLT file, or for dots as lines with a column an option. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const text = await locals.tx((tx) => getPapersFile(tx, params.decision));
	const headers = { 'content-type': 'text/plain', 'content-disposition': 'attachment; filename="papers.blt"' };
	return new Response(text, { headers });
};
