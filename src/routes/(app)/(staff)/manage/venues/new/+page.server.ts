import { changeRefusalWords } from '#rooms/programmes/courses/cohort/choices.ts';
import { addVenue } from '#rooms/programmes/courses/venue/commands.server.ts';
import { newVenueForm } from '#rooms/programmes/courses/venue/form.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forVenueKeepers } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	forVenueKeepers(locals);
	return { id: uuidv7() };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newVenueForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, addVenue, {
			to: () => '/manage/venues?saved',
			say: (reason) => [changeRefusalWords(reason), 'name']
		});
	}
};
