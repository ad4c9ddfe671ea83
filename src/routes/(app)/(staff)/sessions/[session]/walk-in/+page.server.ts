import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { listKnownWalkIns } from '#rooms/programmes/meetings/register/queries.server.ts';
import { listResting } from '#rooms/programmes/meetings/resting/queries.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import { mayHearTheRoom } from '#rooms/programmes/meetings/day/policy.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { knownForm, walkInForm } from '#rooms/programmes/meetings/walk-in/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return {
			id: randomUUID(),
			day,
			zone: locals.organisation.timeZone,
			defaultLanguage: locals.organisation.defaultLanguage,
			known: await listKnownWalkIns(tx, day),
			resting: await listResting(tx, day.cohortId),
			mayBringChild: mayHearTheRoom(tx.actor, day.cohortId)
		};
	});

export const actions: Actions = {
	new: async ({ request, locals, params }) => {
		const form = await readForm(request, walkInForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, walkIn) => welcomeWalkIn(tx, params.session, walkIn), {
			to: (person) => `/sessions/${params.session}?walked=${person}#p-${person}`,
			say: (reason) =>
				reason === 'namesake' ? [m.people_desk_namesake({ name: form.value.called }), 'apart'] : refusalWords(reason)
		});
	},
	known: async ({ request, locals, params }) => {
		const form = await readForm(request, knownForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => welcomeAgain(tx, params.session, form.value.person));
		if (!outcome.ok) return refusal(refusalWords(outcome.reason));
		redirect(303, `/sessions/${params.session}?walked=${form.value.person}#p-${form.value.person}`);
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, knownForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeWalkInBack(tx, params.session, form.value.person));
		if (!outcome.ok) return refusal(m.programmes_register_undo_gone());
		redirect(303, `/sessions/${params.session}?said=walk-in-back`);
	}
};
