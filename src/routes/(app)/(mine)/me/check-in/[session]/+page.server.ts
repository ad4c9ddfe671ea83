import { redirect } from '@sveltejs/kit';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { takeWeatherBack, tellWeather } from '#rooms/programmes/meetings/check-in/commands.server.ts';
import { checkInForm } from '#rooms/programmes/meetings/check-in/form.ts';
import { notToday } from '#rooms/programmes/meetings/check-in/policy.ts';
import { findOwnCheckIn, findTeller } from '#rooms/programmes/meetings/check-in/queries.server.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { saysWeather, spokenRounds } from '#rooms/programmes/meetings/round-kind/policy.ts';
import { listRounds } from '#rooms/programmes/meetings/round-kind/queries.server.ts';
import { sayInRound, takeSaidBack } from '#rooms/programmes/meetings/said/commands.server.ts';
import { sayForm, saidBackForm } from '#rooms/programmes/meetings/said/form.ts';
import { listOwnSaid } from '#rooms/programmes/meetings/said/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		const [told, said] = [await findOwnCheckIn(tx, day.id), await listOwnSaid(tx, day.id)];
		if (!(await findTeller(tx, day)) && !told && !said.length) throw new NotFound();
		const rounds = await listRounds(tx, day.cohortId);
		const isWeather = saysWeather(rounds);
		const asked = spokenRounds(rounds);
		return {
			quiet: await isQuiet(tx, tx.actor.id ?? ''),
			told,
			said,
			isWeather,
			rounds: rounds.filter((round) => asked.includes(round) || said.some(({ roundId }) => roundId === round.id)),
			open: new Set(asked.map(({ id }) => id)),
			obstacle: notToday(day, locals.now, locals.organisation.timeZone)
		};
	});

/** Why she can't say something now, in words that are hers. */
const whyNot = (reason: Parameters<typeof refusalWords>[0]) =>
	reason === 'too-early' ? m.programmes_register_mine_too_early() : refusalWords(reason);

export const actions: Actions = {
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, checkInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => tellWeather(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(whyNot(outcome.reason));
		redirect(303, `/me/check-in/${params.session}?said=weather`);
	},
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeWeatherBack(tx, params.session));
		redirect(303, `/me/check-in/${params.session}?said=weather-back`);
	},
	say: async ({ request, locals, params }) => {
		const form = await readForm(request, sayForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sayInRound(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(whyNot(outcome.reason));
		redirect(303, `/me/check-in/${params.session}?said=round-said`);
	},
	'said-back': async ({ request, locals, params }) => {
		const form = await readForm(request, saidBackForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => takeSaidBack(tx, params.session, form.value.round));
		redirect(303, `/me/check-in/${params.session}?said=round-back`);
	}
};
