import { redirect } from '@sveltejs/kit';
import { chooseLetterLook } from '#rooms/people/letter-look/commands.server.ts';
import { letterLookForm } from '#rooms/people/letter-look/form.ts';
import { getLetterLook } from '#rooms/people/letter-look/queries.server.ts';
import { askToChangeEmail, changeOwnPhone } from '#rooms/people/own-address/commands.server.ts';
import { ownEmailForm, ownPhoneForm } from '#rooms/people/own-address/form.ts';
import { findAskedEmail } from '#rooms/people/own-address/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { mayWriteTo } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { lettersGo } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	...(await locals.tx(async (tx) => {
		const id = tx.actor.id ?? '';
		return { person: await getPerson(tx, id), asked: await findAskedEmail(tx, id), look: await getLetterLook(tx, id) };
	})),
	zone: locals.organisation.timeZone,
	saved: url.searchParams.has('saved')
});

const [hour, mostAsked] = [3600, 5];

export const actions: Actions = {
	email: async ({ request, locals }) => {
		const form = await readForm(request, ownEmailForm);
		if (!form.ok) return form.problem;
		if (!lettersGo()) return form.refuse(m.hosting_no_letters(), 'email');
		const { email } = form.value;
		const mailbox = mailboxKey(locals.organisation.id, email);
		const may =
			(await locals.allow('own address', locals.actor?.id ?? '', mostAsked, hour)) &&
			(await mayWriteTo(locals.allow, mailbox));
		if (!may) return form.refuse(m.people_own_often(), 'email');
		const outcome = await locals.tx((tx) => askToChangeEmail(tx, email));
		if (!outcome.ok)
			return form.refuse(outcome.reason === 'same' ? m.people_own_email_same() : m.people_own_team(), 'email');
		redirect(303, '/me/details/reach?said=letter-sent');
	},
	look: async ({ request, locals }) => {
		const form = await readForm(request, letterLookForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => chooseLetterLook(tx, tx.actor.id ?? '', form.value));
		redirect(303, '/me/details/reach?saved');
	},
	phone: async ({ request, locals }) => {
		const form = await readForm(request, ownPhoneForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.atDoor((tx) => changeOwnPhone(tx, form.value.phone));
		if (!outcome.ok) return form.refuse(m.people_own_phone_taken(), 'phone');
		redirect(303, '/me/details/reach?saved');
	}
};
