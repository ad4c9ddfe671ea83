import { redirect } from '@sveltejs/kit';
import { retireExercise } from '#rooms/programmes/taking-part/own-exercise/commands.server.ts';
import { mayChangeExercise } from '#rooms/programmes/taking-part/own-exercise/policy.ts';
import { getExercise } from '#rooms/programmes/taking-part/own-exercise/queries.server.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, organisation } = locals;
	if (!actor || !maySeeExercises(actor)) throw new Forbidden();
	const exercise = await locals.tx((tx) => getExercise(tx, params.exercise));
	const isOwn = 'writtenBy' in exercise;
	return {
		exercise,
		lacks: isOwn ? organisation.languages.filter((language) => !(language in exercise.text)) : [],
		retiredAt: isOwn ? exercise.retiredAt : null,
		changes: isOwn && mayChangeExercise(actor, exercise),
		zone: organisation.timeZone
	};
};

export const actions: Actions = {
	retire: async ({ locals, params }) => {
		await locals.tx((tx) => retireExercise(tx, params.exercise, true));
		redirect(303, `/exercises/${params.exercise}?said=exercise-retired`);
	},
	offer: async ({ locals, params }) => {
		await locals.tx((tx) => retireExercise(tx, params.exercise, false));
		redirect(303, `/exercises/${params.exercise}?said=exercise-offered`);
	}
};
