import { redirect } from '@sveltejs/kit';
import { signInToDemonstration } from '#platform/identity/demonstration.ts';
import { deviceIn } from '#platform/identity/account/agent.ts';
import { nameDevice } from '#platform/identity/session.ts';
import { keepSession } from '#platform/web/cookies.ts';
import { nextPath } from '#platform/web/next.ts';
import type { RequestHandler } from './$types';

/** Signs in by GET alone, in a demonstration only, and goes to the page named. */
export const GET: RequestHandler = async ({ locals, params, cookies, url, request }) => {
	const session = await locals.door((door) => signInToDemonstration(door, params.token));
	const device = deviceIn(request.headers.get('user-agent'));
	await locals.door((door) => nameDevice(door, session.token, device));
	keepSession(cookies, url, session.token, session.expiresAt);
	redirect(303, nextPath(url.searchParams.get('next')) || '/start');
};
