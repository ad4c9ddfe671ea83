import { redirect } from '@sveltejs/kit';
import { findMyLastPocket } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import type { RequestHandler } from './$types';

/**
 * From a phone whose storage the browser emptied, and which no longer knows of which meeting its register was: leads whoever took it along to where
 * the rest is written, the typed sheet of that meeting or its crèche.
 */
export const GET: RequestHandler = async ({ locals }) => {
	const pocket = await locals.tx(findMyLastPocket);
	if (!pocket) redirect(303, '/today');
	redirect(303, `/sessions/${pocket.sessionId}/${pocket.role === 'creche_worker' ? 'creche' : 'typed'}`);
};
