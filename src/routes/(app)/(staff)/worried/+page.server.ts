import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { listPeopleToWorryAbout, raiseConcern } from '#rooms/safeguarding/index.server.ts';
import { worryForm } from '#rooms/safeguarding/concern/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	id: randomUUID(),
	people: await locals.tx(listPeopleToWorryAbout),
	about: url.searchParams.get('about') ?? '',
	sent: url.searchParams.has('sent')
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, worryForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => raiseConcern(tx, form.value));
		if (!outcome.ok) return form.refuse(m.forms_choose(), 'person');
		redirect(303, '/worried?sent');
	}
};
