import { redirect } from '@sveltejs/kit';
import { seeMessage } from '#rooms/programmes/meetings/parent-message/commands.server.ts';
import { isId } from '#platform/db/ids.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { RequestHandler } from './$types';

/** A message of a parent was seen: she reads so on her own page. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	const message = await textIn(request, 'message');
	if (!isId(message) || !isId(params.session)) throw new NotFound();
	await locals.tx((tx) => seeMessage(tx, params.session, message));
	redirect(303, `/sessions/${params.session}#messages`);
};
