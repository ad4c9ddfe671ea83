import { redirect } from '@sveltejs/kit';
import { answerConsent } from '#rooms/people/consent/commands.server.ts';
import { listConsents } from '#rooms/people/consent/queries.server.ts';
import { consentForm, purposes } from '#rooms/people/consent/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const consents = await locals.tx((tx) => listConsents(tx, tx.actor.id ?? ''));
	return {
		zone: locals.organisation.timeZone,
		choices: purposes.map((purpose) => ({ purpose, consent: consents.find((one) => one.purpose === purpose) }))
	};
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, consentForm);
		if (!form.ok) return form.problem;
		const { purpose, answer } = form.value;
		await locals.tx((tx) => answerConsent(tx, tx.actor.id ?? '', purpose, answer === 'yes', locals.language));
		redirect(303, '/me/choices?saved');
	}
};
