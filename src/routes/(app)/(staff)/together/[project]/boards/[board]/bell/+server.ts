import { boardToRun } from '../../../../boards.server.ts';
import type { RequestHandler } from './$types';

/** Within so many milliseconds a stream ends once whoever listens may not see the board any more. */
const beat = 4000;

/** Rings when something changed on a board, for those who run it. */
export const GET: RequestHandler = async ({ request, locals, params }) => {
	await locals.tx((tx) => boardToRun(tx, params));
	if (!request.headers.get('accept')?.includes('text/event-stream')) return new Response(null, { status: 204 });
	return locals.bell(params.board, async (tx) => void (await boardToRun(tx, params)), { beat });
};
