import { layBlock } from '#rooms/programmes/courses/block/commands.server.ts';
import { nextBlockForm } from '#rooms/programmes/courses/block/form.ts';
import { getComingBlock } from '#rooms/programmes/courses/block/queries.server.ts';
import { dayRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return { id: uuidv7(), ...(await locals.tx((tx) => getComingBlock(tx, params.cohort))) };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, nextBlockForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, block) => layBlock(tx, params.cohort, block), {
			to: () => `/manage/on/${params.cohort}?said=block`,
			say: (reason) => [
				reason === 'before-the-last'
					? m.programmes_groups_before_the_last()
					: dayRefusalWords(reason, form.value.firstDay),
				'firstDay'
			]
		});
	}
};
