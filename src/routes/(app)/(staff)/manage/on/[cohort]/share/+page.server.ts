import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listShareTexts } from '#rooms/programmes/courses/poster/queries.server.ts';
import { posterSizes } from '#rooms/programmes/courses/poster/policy.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const texts = await listShareTexts(tx, params.cohort, locals.organisation);
		const posters = texts.map(({ language, text }) => ({ [language]: text }));
		return { cohort, texts, hints: await listHints(tx, posters), sizes: posterSizes };
	});
};
