import { redirect } from '@sveltejs/kit';
import { listShared, listWeather } from '#rooms/programmes/meetings/check-in/queries.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { chooseRound, leaveRound } from '#rooms/programmes/meetings/round-kind/commands.server.ts';
import { chooseRoundForm, leaveRoundForm } from '#rooms/programmes/meetings/round-kind/form.ts';
import { saysWeather, roundsNow } from '#rooms/programmes/meetings/round-kind/policy.ts';
import { listRounds } from '#rooms/programmes/meetings/round-kind/queries.server.ts';
import { roundRefusal } from '#rooms/programmes/meetings/round-kind/words.ts';
import { countSaid, listSaidByName } from '#rooms/programmes/meetings/said/queries.server.ts';
import { seeGoals } from '#rooms/programmes/taking-part/goal/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const rounds = await listRounds(tx, day.cohortId);
		const [spoke, said] = [await countSaid(tx, day.id), await listSaidByName(tx, day.id)];
		return {
			id: uuidv7(),
			day,
			today: isoDay(tx.now, tx.zone),
			languages: locals.organisation.languages,
			rounds: roundsNow(rounds),
			isWeather: saysWeather(rounds),
			weeks: await listWeather(tx, day.cohortId),
			shared: await listShared(tx, day.id),
			heard: rounds.flatMap((round) => {
				const lines = said.filter(({ roundId }) => roundId === round.id);
				const people = spoke.get(round.id) ?? null;
				const isThere = (round.kind !== 'weather' && round.leftAt === null) || lines.length > 0;
				return isThere ? [{ round, lines, people }] : [];
			}),
			goals: await seeGoals(tx, day.cohortId)
		};
	});

export const actions: Actions = {
	choose: async ({ request, locals, params }) => {
		const form = await readForm(request, chooseRoundForm);
		if (!form.ok) return form.problem;
		return once(
			form,
			locals.tx,
			async (tx, chosen) => chooseRound(tx, (await getDay(tx, params.session)).cohortId, chosen),
			{ to: () => `/sessions/${params.session}/round?said=round-chosen`, say: roundRefusal }
		);
	},
	leave: async ({ request, locals, params }) => {
		const form = await readForm(request, leaveRoundForm);
		if (!form.ok) return form.problem;
		await locals.tx(async (tx) => leaveRound(tx, (await getDay(tx, params.session)).cohortId, form.value.round));
		redirect(303, `/sessions/${params.session}/round?said=round-left`);
	}
};
