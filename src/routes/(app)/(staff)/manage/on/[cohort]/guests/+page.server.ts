import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { guestTold, takeGuestOut, welcomeGuests } from '#rooms/programmes/joining/guest/commands.server.ts';
import { welcomeRefusalWords } from '#rooms/programmes/joining/guest/choices.ts';
import { guestPlacesForm, toldForm } from '#rooms/programmes/joining/guest/form.ts';
import { countGuestPlaces, listGuests } from '#rooms/programmes/joining/guest/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals, params.cohort);
	return locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const sessions = await listSessions(tx, cohort.id);
		return {
			cohort,
			places: await countGuestPlaces(tx, cohort.id),
			guests: (await listGuests(tx, cohort.id)).map((guest) => ({
				...guest,
				day: sessions.find(({ id }) => id === guest.sessionId)?.startsAt ?? null
			}))
		};
	});
};

export const actions: Actions = {
	places: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, guestPlacesForm);
		if (!form.ok) return form.problem;
		const { cohort, outcome } = await locals.tx(async (tx) => ({
			cohort: await getCohort(tx, params.cohort),
			outcome: await welcomeGuests(tx, params.cohort, form.value.places)
		}));
		if (!outcome.ok) return form.refuse(welcomeRefusalWords(outcome.reason, cohort.places ?? 0), 'places');
		redirect(303, `/manage/on/${params.cohort}/guests?saved`);
	},
	out: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const guest = await textIn(request, 'guest');
		await locals.tx((tx) => takeGuestOut(tx, guest));
		redirect(303, `/manage/on/${params.cohort}/guests?said=guest-out`);
	},
	told: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, toldForm);
		if (!form.ok) return form.problem;
		const { guest, shown } = form.value;
		const outcome = await locals.tx((tx) => guestTold(tx, guest, shown));
		redirect(303, `/manage/phone?said=guest-${outcome.ok ? 'told' : 'changed'}`);
	}
};
