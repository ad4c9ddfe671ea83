import { redirect } from '@sveltejs/kit';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { sayForDay } from '#rooms/programmes/meetings/day-yes/commands.server.ts';
import { dayYesForm } from '#rooms/programmes/meetings/day-yes/form.ts';
import { findOwnDayYes } from '#rooms/programmes/meetings/day-yes/queries.server.ts';
import { comesTo } from '#rooms/programmes/meetings/parent-message/commands.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		const { kind } = await getCohort(tx, day.cohortId);
		if (kind !== 'trip' || !(await comesTo(tx, day.cohortId))) throw new NotFound();
		return {
			day: { startsAt: day.startsAt, isOver: day.endsAt <= tx.now || day.cancelledAt !== null },
			said: await findOwnDayYes(tx, day.id),
			zone: tx.zone
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, dayYesForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sayForDay(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(m.programmes_days_over());
		redirect(303, `/me/trip/${params.session}?saved`);
	}
};
