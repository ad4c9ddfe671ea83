import { listToday } from '#contexts/programmes/index.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const zone = locals.organisation.timeZone;
	return { zone, ...(await locals.tx((tx) => listToday(tx, zone))) };
};
