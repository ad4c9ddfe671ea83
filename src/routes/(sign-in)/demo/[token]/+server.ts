import { redirect } from '@sveltejs/kit';
import { signInToDemonstration } from '#platform/identity/demonstration.ts';
import { letIn } from '#platform/identity/browser.server.ts';
import { nextPath } from '#platform/web/next.ts';
import type { RequestHandler } from './$types';

/** Signs in by GET alone, in a demonstration only, and goes to the page named. */
export const GET: RequestHandler = async (event) => {
	await letIn(event, await event.locals.door((door) => signInToDemonstration(door, event.params.token)));
	redirect(303, nextPath(event.url.searchParams.get('next')) || '/start');
};
