import { redirect } from '@sveltejs/kit';
import { takeWeatherBack, tellWeather } from '#rooms/programmes/meetings/check-in/commands.server.ts';
import { findOwnCheckIn, findTeller } from '#rooms/programmes/meetings/check-in/queries.server.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { checkInForm } from '#rooms/programmes/meetings/check-in/form.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { day, told } = await locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		if (!(await findTeller(tx, day))) throw new NotFound();
		return { day, told: await findOwnCheckIn(tx, params.session) };
	});
	return { told, isAhead: isAhead(day, locals.now, locals.organisation.timeZone) };
};

export const actions: Actions = {
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, checkInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => tellWeather(tx, params.session, form.value));
		if (!outcome.ok)
			return form.refuse(
				outcome.reason === 'too-early' ? m.programmes_register_mine_too_early() : refusalWords(outcome.reason)
			);
		redirect(303, `/me/check-in/${params.session}?said=weather`);
	},
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeWeatherBack(tx, params.session));
		redirect(303, `/me/check-in/${params.session}?said=weather-back`);
	}
};
