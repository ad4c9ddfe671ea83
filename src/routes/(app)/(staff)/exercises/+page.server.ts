import { exerciseLook, narrowedTo } from '#rooms/programmes/taking-part/exercise/look.ts';
import { library } from '#rooms/programmes/taking-part/exercise/library.ts';
import { listOwnExercises } from '#rooms/programmes/taking-part/own-exercise/queries.server.ts';
import { maySeeExercises } from '#rooms/programmes/taking-part/exercise/policy.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (!locals.actor || !maySeeExercises(locals.actor)) throw new Forbidden();
	const look = exerciseLook(url.searchParams);
	const own = await locals.tx((tx) => listOwnExercises(tx));
	const offered = [...library, ...own.filter(({ retiredAt }) => !retiredAt)];
	return { look, exercises: narrowedTo(offered, look), retired: own.filter(({ retiredAt }) => retiredAt) };
};
