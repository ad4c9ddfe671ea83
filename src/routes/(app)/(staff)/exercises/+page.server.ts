import { exerciseLook, narrowedTo } from '#rooms/programmes/taking-part/exercise/look.ts';
import { library } from '#rooms/programmes/taking-part/exercise/library.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) => {
	if (!locals.actor || !maySeeExercises(locals.actor)) throw new Forbidden();
	const look = exerciseLook(url.searchParams);
	return { look, exercises: narrowedTo(library, look) };
};
