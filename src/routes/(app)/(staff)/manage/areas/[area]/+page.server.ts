import { redirect } from '@sveltejs/kit';
import { areaRefusalWords } from '#rooms/programmes/courses/area/choices.ts';
import { changeArea } from '#rooms/programmes/courses/area/commands.server.ts';
import { changeAreaForm } from '#rooms/programmes/courses/area/form.ts';
import { isFormer, mayKeepAreas } from '#rooms/programmes/courses/area/policy.ts';
import { getArea, listAreas } from '#rooms/programmes/courses/area/queries.server.ts';
import { listGrants } from '#rooms/programmes/courses/team/queries.server.ts';
import { listCoursesIn } from '#rooms/programmes/desk/overview/queries.server.ts';
import { seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import { listRunsToCompare } from '#rooms/programmes/desk/area-figure/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { forComparing, forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forComparing(locals);
	const leads = locals.actor !== null && seesNobody(locals.actor);
	if (!leads) forCoordinators(locals, params.area);
	return locals.tx(async (tx) => {
		const area = await getArea(tx, params.area);
		const shown = { ...area, isFormer: isFormer(area, isoDay(tx.now, tx.zone)) };
		if (leads) {
			const plans = await listRunsToCompare(tx, { areaId: area.id });
			return { area: shown, keeps: true, leads, plans, runs: [], partners: [], team: [] };
		}
		const runs = await listCoursesIn(tx, { areaId: area.id });
		const partners = await listAreas(tx, 'programmes.partner');
		return {
			area: shown,
			leads,
			plans: [],
			keeps: mayKeepAreas(tx.actor),
			runs,
			partners: partners.filter(({ id }) => runs.some((run) => run.partnerId === id)),
			team: await listGrants(tx, area.id)
		};
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, changeAreaForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeArea(tx, params.area, form.value));
		if (!outcome.ok)
			return form.refuse(areaRefusalWords(outcome.reason), outcome.reason === 'name-taken' ? 'name' : undefined);
		redirect(303, `/manage/areas/${params.area}?saved`);
	}
};
