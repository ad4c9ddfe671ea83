import { redirect } from '@sveltejs/kit';
import { textIn } from '#platform/forms/sent.server.ts';
import { haveSeen } from '#rooms/programmes/courses/session-news/commands.server.ts';
import type { RequestHandler } from './$types';

/** She has seen that a meeting is not as she knew it: it is not marked as new any more. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const session = await textIn(request, 'session');
	await locals.tx((tx) => haveSeen(tx, session));
	redirect(303, '/me');
};
