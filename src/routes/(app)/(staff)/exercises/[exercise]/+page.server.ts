import { inLibrary } from '#rooms/programmes/taking-part/exercise/library.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) => {
	if (!locals.actor || !maySeeExercises(locals.actor)) throw new Forbidden();
	const exercise = inLibrary(params.exercise);
	if (!exercise) throw new NotFound();
	return { exercise };
};
