import { redirect } from '@sveltejs/kit';
import { getResult } from '#rooms/coproduction/count/queries.server.ts';
import { adoptRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { adoptDecision } from '#rooms/coproduction/decision/commands.server.ts';
import { listOptions } from '#rooms/coproduction/option/queries.server.ts';
import { mayNameProgramme } from '#rooms/programmes/courses/programme/policy.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const { winners, openTie } = await getResult(tx, params.decision);
		const options = await listOptions(tx, params.decision);
		return {
			...shown,
			names: mayNameProgramme(tx.actor) && shown.project.programmeId !== null,
			isSettled: openTie.length === 0,
			chosen: options.filter(({ place }) => winners.includes(place))
		};
	});

export const actions: Actions = {
	default: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => adoptDecision(tx, params.decision));
		if (!outcome.ok) return refusal(adoptRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}?said=vote-adopted`);
	}
};
