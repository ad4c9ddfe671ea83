import { redirect } from '@sveltejs/kit';
import { dutyRefusals } from '#rooms/watch/duty/choices.ts';
import { goAway, handOnDuty, takeOffDuty } from '#rooms/watch/duty/commands.server.ts';
import { awayForm, handOnForm, takeOffForm } from '#rooms/watch/duty/form.ts';
import { findDutyGap, listHandlers, listShifts } from '#rooms/watch/duty/queries.server.ts';
import { mayBeWoken } from '#rooms/watch/way/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who is on duty in the next four weeks; for whoever looks after concerns and for coordinators. */
export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => ({
		shifts: await listShifts(tx, 28),
		handlers: await listHandlers(tx),
		gap: await findDutyGap(tx),
		me: mayBeWoken(tx.actor) ? tx.actor.id : null,
		today: isoDay(tx.now, tx.zone),
		zone: tx.zone
	}));

export const actions: Actions = {
	give: async ({ request, locals }) => {
		const form = await readForm(request, handOnForm);
		if (!form.ok) return form.problem;
		const { duty, to } = form.value;
		const outcome = await locals.tx((tx) => handOnDuty(tx, duty, to));
		if (!outcome.ok) return form.refuse(dutyRefusals[outcome.reason]()[0], 'to');
		redirect(303, '/duty?said=shift-given');
	},
	off: async ({ request, locals }) => {
		const form = await readForm(request, takeOffForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => takeOffDuty(tx, form.value.duty));
		redirect(303, '/duty?said=shift-off');
	},
	away: async ({ request, locals }) => {
		const form = await readForm(request, awayForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => goAway(tx, form.value));
		redirect(303, '/duty?said=away');
	}
};
