import { listOwnCampaigns } from '#rooms/coproduction/campaign/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	campaigns: await locals.tx((tx) => listOwnCampaigns(tx)),
	zone: locals.organisation.timeZone
});
