import { redirect } from '@sveltejs/kit';
import { leaveOut, makeLonger, sayNoMoreTime, takeMoreTime } from '#rooms/programmes/courses/actual/commands.server.ts';
import { dropForm, longerForm, partForm } from '#rooms/programmes/courses/actual/form.ts';
import { mayAskForMoreTime } from '#rooms/programmes/courses/actual/policy.ts';
import { findPlanAhead } from '#rooms/programmes/courses/actual/queries.server.ts';
import { actualRefusalWords } from '#rooms/programmes/courses/actual/words.ts';
import { noteHowItGoes, startSession } from '#rooms/programmes/meetings/day/commands.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { mayArrangeSessions } from '#rooms/programmes/courses/session/policy.ts';
import { listParts } from '#rooms/programmes/courses/session/queries.server.ts';
import { clockObstacle } from '#platform/calendar/meeting.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const ahead = await findPlanAhead(tx, day);
		return {
			day,
			parts: await listParts(tx, day.id),
			taps: !clockObstacle(day, tx.now, tx.zone),
			ahead,
			mayArrange: mayArrangeSessions(tx.actor, day.cohortId),
			mayAsk: mayAskForMoreTime(tx.actor, day.cohortId),
			zone: tx.zone
		};
	});

const here = (session: string, said: string): never => redirect(303, `/sessions/${session}/plan?said=${said}`);

export const actions: Actions = {
	note: async ({ request, locals, params }) => {
		const form = await readForm(request, partForm);
		if (!form.ok) return form.problem;
		const { did } = form.value;
		const outcome = await locals.tx(async (tx) => {
			// the first part begins the meeting, where nobody has
			const started = did === 'began' ? await startSession(tx, params.session) : undefined;
			return started?.ok === false ? started : noteHowItGoes(tx, params.session, form.value);
		});
		if (!outcome.ok) return refusal(actualRefusalWords(outcome.reason));
		if (form.value.from) redirect(303, `/sessions/${params.session}?said=part-noted#plan`);
		return here(params.session, 'part-noted');
	},
	longer: async ({ request, locals, params }) => {
		const form = await readForm(request, longerForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => makeLonger(tx, params.session, form.value.version));
		return outcome.ok ? here(params.session, 'plan-longer') : refusal(actualRefusalWords(outcome.reason));
	},
	drop: async ({ request, locals, params }) => {
		const form = await readForm(request, dropForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => leaveOut(tx, params.session, form.value));
		return outcome.ok ? here(params.session, 'plan-part-out') : refusal(actualRefusalWords(outcome.reason));
	},
	more: async ({ request, locals, params }) => {
		const form = await readForm(request, longerForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeMoreTime(tx, params.session, form.value.version));
		return outcome.ok
			? here(params.session, `more-time-${outcome.value}`)
			: refusal(actualRefusalWords(outcome.reason));
	},
	no: async ({ locals, params }) => {
		await locals.tx((tx) => sayNoMoreTime(tx, params.session));
		return here(params.session, 'more-time-no');
	}
};
