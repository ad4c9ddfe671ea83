import { json } from '@sveltejs/kit';
import { beginToProve } from '#platform/identity/passkey/commands.server.ts';
import { placeOf } from '../../../../passkeys.server.ts';
import { thisSession } from '../../../../proof.server.ts';
import type { RequestHandler } from './$types';

/** What a key of whoever is signed in has to sign so that she shows once more that it is she, in this browser alone. */
export const POST: RequestHandler = async (event) =>
	json(await event.locals.atDoor((atDoor) => beginToProve(atDoor, placeOf(event), thisSession(event))));
