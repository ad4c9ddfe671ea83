import { listShared, listWeather } from '#rooms/programmes/meetings/check-in/queries.server.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { seeGoals } from '#rooms/programmes/taking-part/goal/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return {
			day,
			weeks: await listWeather(tx, day.cohortId),
			shared: await listShared(tx, day.id),
			goals: await seeGoals(tx, day.cohortId)
		};
	});
