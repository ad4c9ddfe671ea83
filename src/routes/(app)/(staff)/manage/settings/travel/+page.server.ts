import { redirect } from '@sveltejs/kit';
import { dropDistance, keepDistance, keepRate } from '#rooms/programmes/taking-part/travel/commands.server.ts';
import { distanceForm, rateForm } from '#rooms/programmes/taking-part/travel/form.ts';
import { findRate, listDistances, listPlaces } from '#rooms/programmes/taking-part/travel/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import { forWholeCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	forWholeCoordinators(locals);
	return locals.tx(async (tx) => ({
		rate: await findRate(tx),
		places: await listPlaces(tx),
		distances: await listDistances(tx)
	}));
};

export const actions: Actions = {
	rate: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, rateForm);
		if (!form.ok) return form.problem;
		const { unit, rate: tenthsOfPenny } = form.value;
		await locals.tx((tx) => keepRate(tx, { unit, tenthsOfPenny }));
		redirect(303, `${url.pathname}?said=rate-kept`);
	},
	end: async ({ locals, url }) => {
		forWholeCoordinators(locals);
		await locals.tx((tx) => keepRate(tx, null));
		redirect(303, `${url.pathname}?said=rate-ended`);
	},
	distance: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const form = await readForm(request, distanceForm);
		if (!form.ok) return form.problem;
		const { from, to, distance: tenths } = form.value;
		const outcome = await locals.tx((tx) => keepDistance(tx, { from, to, tenths }));
		const words = {
			'no-rate': m.programmes_travel_distances_first,
			'same-place': m.programmes_travel_same,
			'no-venue': m.programmes_travel_no_venue
		};
		if (!outcome.ok) return form.refuse(words[outcome.reason](), 'to');
		redirect(303, `${url.pathname}?said=distance-kept`);
	},
	drop: async ({ request, locals, url }) => {
		forWholeCoordinators(locals);
		const distance = await textIn(request, 'distance');
		await locals.tx((tx) => dropDistance(tx, distance));
		redirect(303, `${url.pathname}?said=distance-dropped`);
	}
};
