import { listMyBooklets } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	booklets: await locals.tx((tx) => listMyBooklets(tx)),
	zone: locals.organisation.timeZone
});
