import { randomUUID } from 'node:crypto';
import { lookAtJourney, sendJourney } from '#rooms/programmes/taking-part/claim/commands.server.ts';
import { listRunsToClaim } from '#rooms/programmes/taking-part/claim/queries.server.ts';
import { journeyForm, wayForm } from '#rooms/programmes/taking-part/travel/form.ts';
import {
	findRate,
	listPlaces,
	type Journey,
	type JourneyRefusal
} from '#rooms/programmes/taking-part/travel/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, type Typed } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => {
		const [rate, runs] = [await findRate(tx), await listRunsToClaim(tx)];
		const ids = runs.map((run) => run.id);
		return { id: randomUUID(), today: isoDay(tx.now, tx.zone), rate, runs, places: await listPlaces(tx, ids) };
	});

type Reason = JourneyRefusal | 'not-seen' | 'not-yet' | 'again';

/** Why a journey is not taken, at the field that it is about. */
function say(reason: Reason): [string, string] {
	const words: Record<Reason, [() => string, string]> = {
		'no-rate': [m.programmes_travel_no_rate, 'from'],
		'same-place': [m.programmes_travel_same, 'to'],
		'not-from': [m.programmes_travel_not_of_group, 'from'],
		'not-to': [m.programmes_travel_not_of_group, 'to'],
		'how-far': [m.programmes_travel_far_needed, 'distance'],
		'too-much': [m.programmes_travel_too_much, 'distance'],
		'not-seen': [m.programmes_travel_check, 'distance'],
		'not-yet': [m.programmes_money_not_yet, 'day'],
		again: [m.programmes_travel_again, 'another']
	};
	const [sentence, field] = words[reason];
	return [sentence(), field];
}

/** The sum is on the page before anything is sent. */
const shown = (typed: Typed, journey: Journey) => ({ typed, errors: {}, refusal: undefined, journey });

export const actions: Actions = {
	look: async ({ request, locals }) => {
		const form = await readForm(request, wayForm);
		if (!form.ok) return form.problem;
		const journey = await locals.tx((tx) => lookAtJourney(tx, form.value));
		return journey.ok ? shown(form.typed, journey.value) : form.refuse(...say(journey.reason));
	},
	send: async ({ request, locals }) => {
		const form = await readForm(request, journeyForm);
		if (!form.ok) return form.problem;
		const journey = await locals.tx((tx) => lookAtJourney(tx, form.value));
		if (journey.ok && String(journey.value.pence) !== form.value.seen) return shown(form.typed, journey.value);
		return once(form, locals.tx, sendJourney, { to: () => '/me/claims?said=claim', say });
	}
};
