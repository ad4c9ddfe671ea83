import { redirect } from '@sveltejs/kit';
import { areaRefusalWords } from '#rooms/programmes/courses/area/choices.ts';
import { changeArea, endPartner } from '#rooms/programmes/courses/area/commands.server.ts';
import { changeAreaForm, endPartnerForm } from '#rooms/programmes/courses/area/form.ts';
import { isFormer, mayEndPartners } from '#rooms/programmes/courses/area/policy.ts';
import { getArea, listAreas, listAreasToChoose } from '#rooms/programmes/courses/area/queries.server.ts';
import { removeLogoOf } from '#rooms/programmes/courses/picture/commands.server.ts';
import { partnerLogoForm } from '#rooms/programmes/courses/picture/form.ts';
import { findLogoOf } from '#rooms/programmes/courses/picture/queries.server.ts';
import { listGrants } from '#rooms/programmes/courses/team/queries.server.ts';
import { listCoursesIn } from '#rooms/programmes/desk/overview/queries.server.ts';
import { seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import { listRunsToCompare } from '#rooms/programmes/desk/area-figure/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { keepLogo, keptLogo } from '../../../../../../picture.server.ts';
import { forComparing, forWholeCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forComparing(locals);
	const leads = locals.actor !== null && seesNobody(locals.actor);
	if (!leads) forWholeCoordinators(locals);
	return locals.tx(async (tx) => {
		const found = await getArea(tx, params.partner, 'programmes.partner');
		const partner = { ...found, isFormer: isFormer(found, isoDay(tx.now, tx.zone)) };
		if (leads) {
			const plans = await listRunsToCompare(tx, { partnerId: partner.id });
			return { partner, leads, plans, ends: false, logo: null, runs: [], areas: [], team: [], others: [] };
		}
		const runs = await listCoursesIn(tx, { partnerId: partner.id });
		const others = await listAreasToChoose(tx, 'programmes.partner');
		return {
			partner,
			leads,
			plans: [],
			ends: mayEndPartners(tx.actor),
			logo: keptLogo(locals, await findLogoOf(tx, { partnerId: partner.id })),
			runs,
			areas: (await listAreas(tx)).filter(({ id }) => runs.some((run) => run.areaId === id)),
			team: await listGrants(tx, partner.id),
			others: others.filter(({ id }) => id !== partner.id)
		};
	});
};

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeAreaForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeArea(tx, params.partner, form.value, 'programmes.partner'));
		if (!outcome.ok)
			return form.refuse(areaRefusalWords(outcome.reason), outcome.reason === 'name-taken' ? 'name' : undefined);
		redirect(303, `/manage/areas/partners/${params.partner}?saved`);
	},
	logo: async ({ request, locals, params }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, partnerLogoForm);
		if (!form.ok) return form.problem;
		const to = `/manage/areas/partners/${params.partner}`;
		return keepLogo({ request, locals }, form, { of: { partnerId: params.partner }, to });
	},
	'no-logo': async ({ locals, params }) => {
		forWholeCoordinators(locals);
		await locals.tx((tx) => removeLogoOf(tx, { partnerId: params.partner }));
		redirect(303, `/manage/areas/partners/${params.partner}?said=logo-gone`);
	},
	end: async ({ request, locals, params }) => {
		const form = await readForm(request, endPartnerForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => endPartner(tx, params.partner, form.value.keeper));
		if (!outcome.ok) return form.refuse(areaRefusalWords(outcome.reason), 'keeper');
		redirect(303, `/manage/areas/partners/${params.partner}?said=partner-ended`);
	}
};
