import { json } from '@sveltejs/kit';
import { hold } from '#platform/identity/browser.server.ts';
import { beginToAdd } from '#platform/identity/passkey/commands.server.ts';
import { placeOf } from '../../../passkeys.server.ts';
import { thisSession } from '../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** What a new key of whoever is signed in has to sign. What it keeps of whose it is waits in her browser, sealed. */
export const POST: RequestHandler = async (event) => {
	const asked = await event.locals.atDoor((atDoor) => beginToAdd(atDoor, placeOf(event), thisSession(event)));
	hold(event, 'passkey', { userHandle: asked.user.id });
	return json(asked);
};
