import { redirect } from '@sveltejs/kit';
import { noteCash } from '#rooms/programmes/meetings/cash-taken/commands.server.ts';
import { cashForm } from '#rooms/programmes/meetings/cash-taken/form.ts';
import { findCashTaken } from '#rooms/programmes/meetings/cash-taken/queries.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { openDayFamilies } from '#rooms/programmes/meetings/day-yes/queries.server.ts';
import { isAhead } from '#platform/calendar/meeting.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const cash = await findCashTaken(tx, day.id);
		return { day, cash, families: await openDayFamilies(tx, day), takesCash: !isAhead(day, tx.now, tx.zone) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, cashForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => noteCash(tx, params.session, form.value.cash));
		if (!outcome.ok) return form.refuse(refusalWords(outcome.reason), 'cash');
		redirect(303, `/sessions/${params.session}/trip?saved`);
	}
};
