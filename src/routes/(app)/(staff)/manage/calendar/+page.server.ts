import { monthAsked, monthsAfter } from '#rooms/programmes/desk/month/policy.ts';
import { listMonth, monthsHeld } from '#rooms/programmes/desk/month/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { forCoordinators } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const zone = locals.organisation.timeZone;
	const today = isoDay(locals.now, zone);
	const month = monthAsked(url.searchParams.get('month'), today);
	const { held, bookings } = await locals.tx(async (tx) => ({
		held: await monthsHeld(tx, today),
		bookings: await listMonth(tx, month)
	}));
	const earlier = month > held.first ? monthsAfter(month, -1) : undefined;
	const later = month < held.last ? monthsAfter(month, 1) : undefined;
	return { month, earlier, later, bookings, zone, now: locals.now };
};
