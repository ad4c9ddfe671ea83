import { monthAsked, monthsAfter } from '#rooms/programmes/desk/month/policy.ts';
import { listMonth } from '#rooms/programmes/desk/month/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { forCoordinators } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const zone = locals.organisation.timeZone;
	const month = monthAsked(url.searchParams.get('month'), isoDay(locals.now, zone));
	const bookings = await locals.tx((tx) => listMonth(tx, month));
	return { month, earlier: monthsAfter(month, -1), later: monthsAfter(month, 1), bookings, zone, now: locals.now };
};
