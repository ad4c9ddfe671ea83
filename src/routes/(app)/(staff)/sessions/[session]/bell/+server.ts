import { openToFollow } from '#rooms/creche/visit/queries.server.ts';
import type { RequestHandler } from './$types';

/** Rings when something changed about a session, for the open pages of those who may see it. */
export const GET: RequestHandler = async ({ request, locals, params }) => {
	await locals.tx((tx) => openToFollow(tx, params.session));
	if (!request.headers.get('accept')?.includes('text/event-stream')) return new Response(null, { status: 204 });
	return locals.bell(params.session, (tx) => openToFollow(tx, params.session));
};
