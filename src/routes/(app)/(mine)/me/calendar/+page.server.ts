import { calendarForm } from '#rooms/programmes/taking-part/calendar-link/form.ts';
import { endCalendarLink, makeCalendarLink } from '#rooms/programmes/taking-part/calendar-link/commands.server.ts';
import { findCalendarLink } from '#rooms/programmes/taking-part/calendar-link/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { runtime } from '#platform/runtime.ts';
import { redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => ({
	link: await locals.tx((tx) => findCalendarLink(tx, tx.actor.id ?? '')),
	zone: locals.organisation.timeZone,
	ended: url.searchParams.has('ended')
});

export const actions: Actions = {
	make: async ({ request, locals }) => {
		const form = await readForm(request, calendarForm);
		if (!form.ok) return form.problem;
		const token = await locals.tx((tx) => makeCalendarLink(tx, form.value));
		return { address: `${runtime().origin}${locals.publicPath(`/calendar/${token}/time.ics`)}` };
	},
	end: async ({ locals }) => {
		await locals.tx((tx) => endCalendarLink(tx));
		redirect(303, '/me/calendar?ended');
	}
};
