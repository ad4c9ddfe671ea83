import { writeExercise } from '#rooms/programmes/taking-part/own-exercise/commands.server.ts';
import { newExerciseForm } from '#rooms/programmes/taking-part/own-exercise/form.ts';
import { mayWriteExercises } from '#rooms/programmes/taking-part/own-exercise/policy.ts';
import { themes } from '#rooms/programmes/taking-part/exercise/exercise.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { refuseTooLong } from '../../../../booklet.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.actor || !mayWriteExercises(locals.actor)) throw new Forbidden();
	return { id: uuidv7(), theme: themes.find((theme) => theme === url.searchParams.get('theme')) ?? '' };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.actor || !mayWriteExercises(locals.actor)) throw new Forbidden();
		const form = await readForm(request, newExerciseForm);
		if (!form.ok) return form.problem;
		const tooLong = await refuseTooLong(locals, form);
		if (tooLong) return tooLong;
		return once(form, locals.tx, writeExercise, { to: (id) => `/exercises/${id}?said=exercise-written` });
	}
};
