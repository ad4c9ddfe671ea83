import { redirect } from '@sveltejs/kit';
import { readForm } from '#platform/forms/read.server.ts';
import { settleParked } from '#rooms/programmes/meetings/homecoming/commands.server.ts';
import { settleParkedForm } from '#rooms/programmes/meetings/pocket-mark/form.ts';
import { listParked } from '#rooms/programmes/meetings/pocket-mark/queries.server.ts';
import { settleWords } from '#rooms/programmes/meetings/pocket-mark/words.ts';
import { listPocketsToSettle } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => {
		const pockets = await listPocketsToSettle(tx);
		return { pockets, parked: await listParked(tx), zone: tx.zone };
	});
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, settleParkedForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => settleParked(tx, form.value));
		if (!outcome.ok) return form.refuse(settleWords(outcome.reason));
		redirect(303, '/manage/pockets?saved');
	}
};
