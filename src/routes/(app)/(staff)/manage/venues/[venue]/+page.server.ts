import { redirect } from '@sveltejs/kit';
import { changeVenue } from '#rooms/programmes/courses/venue/commands.server.ts';
import { getVenue } from '#rooms/programmes/courses/venue/queries.server.ts';
import { changeRefusalWords } from '#rooms/programmes/courses/cohort/choices.ts';
import { changeVenueForm } from '#rooms/programmes/courses/venue/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forVenueKeepers } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forVenueKeepers(locals);
	return { venue: await locals.tx((tx) => getVenue(tx, params.venue)) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, changeVenueForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeVenue(tx, params.venue, form.value));
		if (!outcome.ok) {
			const field = outcome.reason === 'called-the-same' ? 'name' : undefined;
			return form.refuse(changeRefusalWords(outcome.reason), field);
		}
		redirect(303, '/manage/venues?saved');
	}
};
