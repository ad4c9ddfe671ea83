import { redirect } from '@sveltejs/kit';
import { apartForm, oneChildForm, togetherForm } from '#rooms/people/merge/form.ts';
import { findAlike } from '#rooms/people/likeness/queries.server.ts';
import { findDoubleChildren, listMerged, lookAtMerge } from '#rooms/people/merge/queries.server.ts';
import { getPerson } from '#rooms/people/person/queries.server.ts';
import { listHerCourses } from '#rooms/programmes/desk/person/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { bringChildTogether, bringTogether, takeApart } from '../../../../../../../merging.server.ts';
import { forWholeCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forWholeCoordinators(locals);
	const [her, other] = [params.person, url.searchParams.get('with')];
	if (locals.actor?.id === her || (other !== null && !isId(other))) throw new NotFound();
	return locals.tx(async (tx) => ({
		person: await getPerson(tx, her),
		look: other
			? {
					...(await lookAtMerge(tx, her, other)),
					courses: { kept: await listHerCourses(tx, her), gone: await listHerCourses(tx, other) }
				}
			: null,
		alike: await findAlike(tx, her),
		doubles: await findDoubleChildren(tx, her),
		merged: await listMerged(tx, her)
	}));
};

export const actions: Actions = {
	together: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, togetherForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => bringTogether(tx, params.person, form.value.gone));
		if (!outcome.ok) return form.refuse(m.people_desk_merge_not_these());
		redirect(303, `/manage/people/${params.person}?saved`);
	},
	child: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, oneChildForm);
		if (!form.ok) return form.problem;
		const { kept: keptId, gone: goneId } = form.value;
		const outcome = await locals.tx((tx) => bringChildTogether(tx, params.person, { keptId, goneId }));
		if (!outcome.ok) return form.refuse(m.people_desk_merge_not_these());
		redirect(303, `/manage/people/${params.person}?saved`);
	},
	apart: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, apartForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeApart(tx, params.person, form.value.merge));
		if (!outcome.ok) return form.refuse(m.people_desk_merge_built_on());
		redirect(303, `/manage/people/${params.person}?saved`);
	}
};
