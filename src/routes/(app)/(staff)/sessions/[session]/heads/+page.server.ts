import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { refusalWords } from '#rooms/programmes/meetings/day/words.ts';
import { countHeads } from '#rooms/programmes/meetings/trip-count/commands.server.ts';
import { countedAts, tripCountForm } from '#rooms/programmes/meetings/trip-count/form.ts';
import { latestCounts } from '#rooms/programmes/meetings/trip-count/policy.ts';
import { listTripCounts } from '#rooms/programmes/meetings/trip-count/queries.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		const counts = await listTripCounts(tx, day.id);
		const next = countedAts.find((at) => !latestCounts(counts)[at]) ?? 'back';
		return { day, counts, next, id: uuidv7(), zone: tx.zone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, tripCountForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, count) => countHeads(tx, params.session, count), {
			to: () => `/sessions/${params.session}/heads?saved`,
			say: (reason) => (reason === 'say-why' ? [m.programmes_counts_say_why(), 'why'] : refusalWords(reason))
		});
	}
};
