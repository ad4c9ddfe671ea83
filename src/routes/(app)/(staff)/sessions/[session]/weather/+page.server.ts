import { getDay, listShared, listWeather } from '#rooms/programmes/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const day = await getDay(tx, params.session);
		return { day, weeks: await listWeather(tx, day.cohortId), shared: await listShared(tx, day.id) };
	});
