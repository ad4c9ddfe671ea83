import { redirect } from '@sveltejs/kit';
import { isId } from '#platform/db/ids.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { letGo, recall } from '#platform/identity/browser.server.ts';
import { addPasskey, endPasskey } from '#platform/identity/passkey/commands.server.ts';
import { addForm } from '#platform/identity/passkey/form.ts';
import { listOwnPasskeys } from '#platform/identity/passkey/queries.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { placeOf } from '../../passkeys.server.ts';
import { notProved, proofFor, thisSession } from '../../proof.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, cookies, url }) => {
	const isStrong = locals.actor?.strong ?? false;
	return locals.tx(async (tx) => ({
		keys: await listOwnPasskeys(tx, url.hostname),
		proof: isStrong ? await proofFor(tx, { cookies, url }) : null,
		backHref: isStrong ? '/account' : '/me',
		zone: locals.organisation.timeZone
	}));
};

const refusalWords = {
	wrong: m.account_passkey_wrong,
	'has-it-already': m.account_passkey_has_it,
	enough: m.account_passkey_enough
} as const;

export const actions: Actions = {
	add: async (event) => {
		const { locals } = event;
		const form = await readForm(event.request, addForm);
		if (!form.ok) return form.problem;
		const missing = locals.actor?.strong ? await notProved(event) : null;
		if (missing) return form.refuse(missing, 'proof');
		const asked = recall<{ userHandle?: string }>(event, 'passkey');
		letGo(event, 'passkey');
		const { called, signed: made } = form.value;
		const key = { made, called, userHandle: asked?.userHandle ?? '' };
		if (!key.userHandle) return form.refuse(m.account_passkey_wrong());
		const added = await locals.atDoor((atDoor) => addPasskey(atDoor, placeOf(event), thisSession(event), key));
		if (!added.ok) return form.refuse(refusalWords[added.reason]());
		redirect(303, `${event.url.pathname}?said=passkey-added`);
	},
	end: async (event) => {
		const id = await textIn(event.request, 'passkey');
		if (!isId(id)) throw new NotFound();
		const ended = await event.locals.tx((tx) => endPasskey(tx, id));
		return { typed: {}, errors: {}, refusal: undefined, ended };
	}
};
