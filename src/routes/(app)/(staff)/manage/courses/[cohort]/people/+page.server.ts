import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	acceptOffer,
	declineOffer,
	endRegistration,
	getCohort,
	listRoster,
	openReaching
} from '#contexts/programmes/index.server.ts';
import { placeRefusalWords } from '#contexts/programmes/roster/choices.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals);
	const open = url.searchParams.get('open');
	const people = await locals.tx(async (tx) => ({
		cohort: await getCohort(tx, params.cohort),
		lines: await listRoster(tx, params.cohort),
		reaching: open ? await openReaching(tx, params.cohort, open) : null
	}));
	return { ...people, now: new Date() };
};

const registrationIn = async (event: RequestEvent) =>
	String((await event.request.formData()).get('registration') ?? '');
const here = (event: RequestEvent) => redirect(303, event.url.pathname);

export const actions: Actions = {
	end: async (event) => {
		const id = await registrationIn(event);
		const outcome = await event.locals.tx((tx) => endRegistration(tx, id));
		if (!outcome.ok) return fail(409, { refusal: placeRefusalWords(outcome.reason) });
		here(event);
	},
	accept: async (event) => {
		const id = await registrationIn(event);
		const outcome = await event.locals.tx((tx) => acceptOffer(tx, id));
		if (!outcome.ok) return fail(409, { refusal: placeRefusalWords(outcome.reason) });
		here(event);
	},
	decline: async (event) => {
		const id = await registrationIn(event);
		const outcome = await event.locals.tx((tx) => declineOffer(tx, id));
		if (!outcome.ok) return fail(409, { refusal: placeRefusalWords(outcome.reason) });
		here(event);
	}
};
