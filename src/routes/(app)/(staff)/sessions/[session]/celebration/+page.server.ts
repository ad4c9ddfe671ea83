import { redirect } from '@sveltejs/kit';
import { mayPlanForChildren } from '#rooms/creche/plan/policy.ts';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { layCelebrationDay } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { reunionForm } from '#rooms/programmes/courses/session/form.ts';
import { sessionRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { mayArrangeSessions } from '#rooms/programmes/courses/session/policy.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { shapeCelebration, takeContributionOff } from '#rooms/programmes/taking-part/celebration/commands.server.ts';
import { shapeForm } from '#rooms/programmes/taking-part/celebration/form.ts';
import { mayLieOn } from '#rooms/programmes/taking-part/celebration/policy.ts';
import { getCelebration, listContributionsForTeam } from '#rooms/programmes/taking-part/celebration/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const { sessions, ...celebration } = await getCelebration(tx, day.cohortId);
		const contributions = await listContributionsForTeam(tx, day.cohortId);
		const meetings = sessions.filter(
			(session) => session.id === celebration.meeting?.id || (mayLieOn(session) && session.endsAt > tx.now)
		);
		const children = celebration.meeting ? await findCrechePlan(tx, celebration.meeting.id) : '';
		const { timeZone: zone, languages } = locals.organisation;
		const mayLay = mayArrangeSessions(tx.actor, day.cohortId);
		const mayPlan = mayPlanForChildren(tx.actor, day.cohortId);
		return { id: uuidv7(), day, celebration, contributions, meetings, children, mayLay, mayPlan, zone, languages };
	});

export const actions: Actions = {
	shape: async ({ request, locals, params }) => {
		const form = await readForm(request, shapeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) =>
			shapeCelebration(tx, (await getDay(tx, params.session)).cohortId, form.value)
		);
		if (!outcome.ok) return form.refuse(m.programmes_celebrations_changed_meanwhile());
		redirect(303, `/sessions/${params.session}/celebration?said=celebration-shaped`);
	},
	off: async ({ request, locals, params }) => {
		const line = await textIn(request, 'line');
		await locals.tx(async (tx) => takeContributionOff(tx, (await getDay(tx, params.session)).cohortId, line));
		redirect(303, `/sessions/${params.session}/celebration?said=celebration-off`);
	},
	day: async ({ request, locals, params }) => {
		const form = await readForm(request, reunionForm);
		if (!form.ok) return form.problem;
		return once(
			form,
			locals.tx,
			async (tx, day) => layCelebrationDay(tx, (await getDay(tx, params.session)).cohortId, day),
			{
				to: () => `/sessions/${params.session}/celebration?said=celebration-day`,
				say: (reason) =>
					reason === 'has-places-each' ? m.programmes_celebrations_each() : [sessionRefusalWords(reason), 'day']
			}
		);
	}
};
