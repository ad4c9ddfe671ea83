import { redirect } from '@sveltejs/kit';
import { noteGuest } from '#rooms/programmes/joining/guest/commands.server.ts';
import { cameForm } from '#rooms/programmes/joining/guest/form.ts';
import { listGuestsAt } from '#rooms/programmes/joining/guest/queries.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, guests: await listGuestsAt(tx, day) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, cameForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteGuest(tx, params.session, form.value));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		redirect(303, `/sessions/${params.session}/guests?said=guest-noted`);
	}
};
