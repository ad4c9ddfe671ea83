import { redirect } from '@sveltejs/kit';
import { findDay, findOwnCheckIn, takeWeatherBack, tellWeather } from '#contexts/programmes/index.server.ts';
import { checkInForm } from '#contexts/programmes/check-in/form.ts';
import { isAhead } from '#contexts/programmes/day/policy.ts';
import { refusalWords } from '#contexts/programmes/day/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { day, told } = await locals.tx(async (tx) => ({
		day: await findDay(tx, params.session),
		told: await findOwnCheckIn(tx, params.session)
	}));
	const zone = locals.organisation.timeZone;
	return { day, told, zone, isAhead: isAhead(day, new Date(), zone) };
};

export const actions: Actions = {
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, checkInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => tellWeather(tx, params.session, form.value));
		if (!outcome.ok)
			return form.refuse(outcome.reason === 'too-early' ? m.register_mine_too_early() : refusalWords(outcome.reason));
		redirect(303, `/me/check-in/${params.session}`);
	},
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeWeatherBack(tx, params.session));
		redirect(303, `/me/check-in/${params.session}`);
	}
};
