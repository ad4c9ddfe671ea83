import { getReferralReceipt } from '#rooms/programmes/joining/referral/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => ({
	receipt: await locals.link((link) => getReferralReceipt(link, params.link)),
	againHref: locals.publicPath('/refer')
});
