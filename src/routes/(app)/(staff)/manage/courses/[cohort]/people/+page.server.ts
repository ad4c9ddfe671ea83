import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import {
	acceptOffer,
	declineOffer,
	endRegistration,
	findMissed,
	getCohort,
	listRoster,
	noteContact,
	openReaching
} from '#rooms/programmes/index.server.ts';
import { placeRefusalWords } from '#rooms/programmes/desk/roster/choices.ts';
import { missedForm } from '#rooms/programmes/desk/roster/form.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals);
	const open = url.searchParams.get('open');
	const [cohort, lines, missed, reaching] = await locals.tx((tx) =>
		Promise.all([
			getCohort(tx, params.cohort),
			listRoster(tx, params.cohort),
			findMissed(tx, params.cohort),
			open ? openReaching(tx, params.cohort, open) : null
		])
	);
	return { cohort, lines, missed, reaching, noteId: uuidv7(), now: locals.now };
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
	note: async ({ request, locals, url }) => {
		const form = await readForm(request, missedForm);
		if (!form.ok) return form.problem;
		const { session, person, ...note } = form.value;
		await locals.tx((tx) => noteContact(tx, session, person, note));
		redirect(303, url.pathname);
	},
	decline: async (event) => {
		const id = await registrationIn(event);
		const outcome = await event.locals.tx((tx) => declineOffer(tx, id));
		if (!outcome.ok) return fail(409, { refusal: placeRefusalWords(outcome.reason) });
		here(event);
	}
};
