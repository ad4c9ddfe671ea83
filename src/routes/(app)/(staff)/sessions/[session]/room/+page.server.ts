import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { noteHeads } from '#rooms/programmes/meetings/head-count/commands.server.ts';
import { headsForm } from '#rooms/programmes/meetings/head-count/form.ts';
import { findHeads } from '#rooms/programmes/meetings/head-count/queries.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, heads: await findHeads(tx, day.id), id: uuidv7(), zone: tx.zone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, headsForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, heads) => noteHeads(tx, params.session, heads), {
			to: () => `/sessions/${params.session}?saved`,
			say: refusalWords
		});
	}
};
