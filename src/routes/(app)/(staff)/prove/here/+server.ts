import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { mayTryPasskey } from '#platform/identity/guessing.ts';
import { proveByPasskey } from '#platform/identity/passkey/commands.server.ts';
import { enterForm } from '#platform/identity/passkey/form.ts';
import { m } from '#messages';
import { placeOf } from '../../../../passkeys.server.ts';
import { wrongDigits, thisSession } from '../../../../proof.server.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { RequestHandler } from './$types';

/** Takes digits or what a key signed from a page that stays open meanwhile: nothing where it is proved, else the sentence that says what is wrong. */
export const POST: RequestHandler = async (event) => {
	const wrong = (await textIn(event.request, 'signed')) ? await byKey(event) : await wrongDigits(event);
	return wrong === null ? new Response(null, { status: 204 }) : new Response(wrong, { status: 422 });
};

async function byKey(event: RequestEvent): Promise<string | null> {
	const { locals } = event;
	const form = await readForm(event.request, enterForm);
	if (!form.ok) return m.account_passkey_wrong();
	if (!(await mayTryPasskey(locals.allow, locals.clientAddress))) return m.account_too_often();
	const { signed } = form.value;
	const shown = await locals.atDoor((atDoor) => proveByPasskey(atDoor, placeOf(event), thisSession(event), signed));
	return shown.ok ? null : m.account_passkey_wrong();
}
