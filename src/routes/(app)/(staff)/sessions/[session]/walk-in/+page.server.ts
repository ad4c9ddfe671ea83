import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import {
	confirmArrival,
	takeWelcomeBack,
	welcomeFromDoor
} from '#rooms/programmes/meetings/arrival/commands.server.ts';
import { confirmedAsWord } from '#rooms/programmes/meetings/arrival/policy.ts';
import { findArrival } from '#rooms/programmes/meetings/arrival/queries.server.ts';
import { doorRefusalWords } from '#rooms/programmes/meetings/arrival/words.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { listKnownWalkIns } from '#rooms/programmes/meetings/register/queries.server.ts';
import { listResting } from '#rooms/programmes/meetings/resting/queries.server.ts';
import { takeWalkInBack, welcomeAgain, welcomeWalkIn } from '#rooms/programmes/meetings/walk-in/commands.server.ts';
import { mayHearTheRoom } from '#rooms/programmes/meetings/day/policy.ts';
import { knownForm, walkInForm, type WalkIn } from '#rooms/programmes/meetings/walk-in/form.ts';
import type { Tx } from '#platform/db/tx.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { doneWith } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return {
			id: randomUUID(),
			day,
			atDoor: await findArrival(tx, day.id, arrivalIn(url)),
			zone: locals.organisation.timeZone,
			defaultLanguage: locals.organisation.defaultLanguage,
			known: await listKnownWalkIns(tx, day),
			resting: await listResting(tx, day.cohortId),
			mayBringChild: mayHearTheRoom(tx.actor, day.cohortId)
		};
	});

/** The line at the door from which somebody is written down, if the page was opened from one. */
const arrivalIn = (url: URL) => url.searchParams.get('arrival') ?? '';
const settledWith = (arrival: string) => arrival && `&arrived=${arrival}`;

/** Who came here before is here again: what the day's address carries of it, with an undo. */
async function again(tx: Tx, session: string, person: string) {
	const walked = await welcomeAgain(tx, session, person);
	return walked.ok ? doneWith(`walked=${person}`) : walked;
}

/** The same from the door, where another phone may have noted her a moment before: that is not taken back with it. */
async function fromDoor(tx: Tx, session: string, arrival: string, person: string) {
	const confirmed = await confirmArrival(tx, session, arrival, person);
	return confirmed.ok ? doneWith(confirmedAsWord(person, confirmed.value)) : confirmed;
}

export const actions: Actions = {
	new: async ({ request, locals, params, url }) => {
		const form = await readForm(request, walkInForm);
		if (!form.ok) return form.problem;
		const { session } = params;
		const arrival = arrivalIn(url);
		const welcome = (tx: Tx, walkIn: WalkIn) =>
			arrival ? welcomeFromDoor(tx, session, arrival, walkIn) : welcomeWalkIn(tx, session, walkIn);
		return once(form, locals.tx, welcome, {
			to: (person) => `/sessions/${session}?walked=${person}${settledWith(arrival)}#p-${person}`,
			say: (reason) =>
				reason === 'namesake'
					? [m.people_desk_namesake({ name: form.value.called }), 'apart']
					: doorRefusalWords(reason)
		});
	},
	known: async ({ request, locals, params, url }) => {
		const form = await readForm(request, knownForm);
		if (!form.ok) return form.problem;
		const { person } = form.value;
		const [{ session }, arrival] = [params, arrivalIn(url)];
		const outcome = await locals.tx((tx) =>
			arrival ? fromDoor(tx, session, arrival, person) : again(tx, session, person)
		);
		if (!outcome.ok) return refusal(doorRefusalWords(outcome.reason));
		redirect(303, `/sessions/${session}?${outcome.value}${settledWith(arrival)}#p-${person}`);
	},
	back: async ({ request, locals, params, url }) => {
		const form = await readForm(request, knownForm);
		if (!form.ok) return form.problem;
		const [{ person }, arrival] = [form.value, arrivalIn(url)];
		const outcome = await locals.tx((tx) =>
			arrival ? takeWelcomeBack(tx, params.session, arrival, person) : takeWalkInBack(tx, params.session, person)
		);
		if (!outcome.ok) return refusal(m.programmes_register_undo_gone());
		redirect(303, `/sessions/${params.session}?said=walk-in-back`);
	}
};
