import { codeOfScreen } from '#rooms/coproduction/board/policy.ts';
import { cookieValue } from '#platform/web/cookies.ts';
import { NotFound } from '#platform/outcome.ts';
import { boardOfScreen } from '../screen.server.ts';
import type { RequestHandler } from './$types';

/** Within so many milliseconds a stream ends once the screen may not show the board any more. */
const beat = 4000;

/** Rings when something changed on the board that a borrowed screen shows. */
export const GET: RequestHandler = async ({ request, locals, cookies, url }) => {
	const token = cookieValue(cookies, url, 'screen');
	if (!token) throw new NotFound();
	const { id } = await locals.door((door) => boardOfScreen(door, token));
	if (!request.headers.get('accept')?.includes('text/event-stream')) return new Response(null, { status: 204 });
	const may: Parameters<App.Locals['bell']>[1] = async (door) => {
		if ((await boardOfScreen(door, token)).id !== id) throw new NotFound();
	};
	return locals.bell(id, may, { screen: codeOfScreen(token), beat });
};
