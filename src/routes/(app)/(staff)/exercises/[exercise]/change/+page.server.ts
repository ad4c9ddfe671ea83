import { redirect } from '@sveltejs/kit';
import { changeExercise } from '#rooms/programmes/taking-part/own-exercise/commands.server.ts';
import { changeExerciseForm, exerciseValues } from '#rooms/programmes/taking-part/own-exercise/form.ts';
import { mayChangeExercise } from '#rooms/programmes/taking-part/own-exercise/policy.ts';
import { getOwnExercise } from '#rooms/programmes/taking-part/own-exercise/queries.server.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { exerciseTextOf } from '#rooms/programmes/taking-part/exercise/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import { refuseTooLong } from '../../../../../booklet.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = locals;
	if (!actor || !maySeeExercises(actor)) throw new Forbidden();
	const exercise = await locals.tx((tx) => getOwnExercise(tx, params.exercise));
	if (!mayChangeExercise(actor, exercise)) throw new Forbidden();
	const { id, version, ways } = exercise;
	const known = exerciseValues({ ...exercise, credit: exercise.credit.own });
	return { id, version, ways, known, title: exerciseTextOf(exercise).text.title };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		if (!locals.actor || !maySeeExercises(locals.actor)) throw new Forbidden();
		const form = await readForm(request, changeExerciseForm);
		if (!form.ok) return form.problem;
		const tooLong = await refuseTooLong(locals, form);
		if (tooLong) return tooLong;
		const outcome = await locals.tx((tx) => changeExercise(tx, params.exercise, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_exercises_own_changed_meanwhile());
		redirect(303, `/exercises/${params.exercise}?said=exercise-changed`);
	}
};
