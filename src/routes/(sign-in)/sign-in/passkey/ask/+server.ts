import { json } from '@sveltejs/kit';
import { hold } from '#platform/identity/browser.server.ts';
import { mayTryPasskey } from '#platform/identity/guessing.ts';
import { beginToEnter } from '#platform/identity/passkey/commands.server.ts';
import { newToken } from '#platform/identity/session.ts';
import { placeOf } from '../../../../passkeys.server.ts';
import type { RequestHandler } from './$types';

/** What a key has to sign so that somebody comes in: the same for anybody, for this browser alone. */
export const POST: RequestHandler = async (event) => {
	const { locals } = event;
	if (!(await mayTryPasskey(locals.allow, locals.clientAddress))) return new Response(null, { status: 429 });
	const browser = newToken();
	const asked = await locals.door((door) => beginToEnter(door, placeOf(event), browser));
	hold(event, 'passkey', { browser });
	return json(asked);
};
