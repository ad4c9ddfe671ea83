import { redirect } from '@sveltejs/kit';
import { confirmArrival, reopenArrival, takeArrivalAway } from '#rooms/programmes/meetings/arrival/commands.server.ts';
import { confirmForm, reopenForm } from '#rooms/programmes/meetings/arrival/form.ts';
import { confirmedAsWord, whoItMayBe } from '#rooms/programmes/meetings/arrival/policy.ts';
import { getArrival, listKnownHere } from '#rooms/programmes/meetings/arrival/queries.server.ts';
import { doorRefusalWords } from '#rooms/programmes/meetings/arrival/words.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { registerLook } from '#rooms/programmes/meetings/register/policy.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const arrival = await getArrival(tx, day.id, params.arrival);
		const people = await listKnownHere(tx, day);
		const mayBe = whoItMayBe(arrival, people);
		const others = people.filter(({ id }) => !mayBe.some((one) => one.id === id));
		return { day, zone: tx.zone, arrival, mayBe, others };
	});

/** Back to the day, looked at as before; `said` is what was just settled, so that it can be taken back. */
function toDay(url: URL, session: string, said: string): never {
	redirect(303, `/sessions/${session}?${said}${registerLook(url.searchParams).query}#at-door`);
}

export const actions: Actions = {
	here: async ({ request, locals, params, url }) => {
		const form = await readForm(request, confirmForm);
		if (!form.ok) return form.problem;
		const { person } = form.value;
		const outcome = await locals.tx((tx) => confirmArrival(tx, params.session, params.arrival, person));
		if (!outcome.ok) return refusal(doorRefusalWords(outcome.reason));
		return toDay(url, params.session, `${confirmedAsWord(person, outcome.value)}&arrived=${params.arrival}`);
	},
	away: async ({ locals, params, url }) => {
		const outcome = await locals.tx((tx) => takeArrivalAway(tx, params.session, params.arrival));
		if (!outcome.ok) return refusal(doorRefusalWords(outcome.reason));
		return toDay(url, params.session, `arrived=${params.arrival}`);
	},
	back: async ({ request, locals, params, url }) => {
		const form = await readForm(request, reopenForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => reopenArrival(tx, params.session, params.arrival, form.value));
		if (!outcome.ok) return refusal(doorRefusalWords(outcome.reason));
		return toDay(url, params.session, 'said=arrival-back');
	}
};
