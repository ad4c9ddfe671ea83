import { redirect } from '@sveltejs/kit';
import { noteRiskCheck } from '#rooms/programmes/courses/risk-check/commands.server.ts';
import { riskCheckForm } from '#rooms/programmes/courses/risk-check/form.ts';
import { getRiskCheck } from '#rooms/programmes/courses/risk-check/queries.server.ts';
import { keepInside } from '#rooms/programmes/courses/venue-inside/commands.server.ts';
import { insideForm } from '#rooms/programmes/courses/venue-inside/form.ts';
import { getInside } from '#rooms/programmes/courses/venue-inside/queries.server.ts';
import { getVenue } from '#rooms/programmes/courses/venue/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import type { Tx } from '#platform/db/tx.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** What a venue is like inside, who opens it, what it costs, and when somebody last looked at what could go wrong. */
export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals);
	const found = await locals.tx(async (tx) => ({
		venue: await getVenue(tx, params.venue),
		inside: await getInside(tx, params.venue),
		check: await getRiskCheck(tx, params.venue)
	}));
	return { ...found, zone: locals.organisation.timeZone, newId: uuidv7() };
};

export const actions: Actions = {
	keep: async ({ request, locals, params }) => {
		const form = await readForm(request, insideForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => keepInside(tx, params.venue, form.value));
		redirect(303, `/manage/venues/${params.venue}/inside?said=venue-inside`);
	},
	check: async ({ request, locals, params }) => {
		const form = await readForm(request, riskCheckForm);
		if (!form.ok) return form.problem;
		const work = (tx: Tx, check: typeof form.value) => noteRiskCheck(tx, params.venue, check);
		return once(form, locals.tx, work, {
			to: () => `/manage/venues/${params.venue}/inside?said=risk-check`,
			say: () => [m.programmes_venue_risk_ahead(), 'doneOn']
		});
	}
};
