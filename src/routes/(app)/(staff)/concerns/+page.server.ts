import { listConcerns } from '#rooms/safeguarding/index.server.ts';
import { shortDay, clock } from '#platform/i18n/dates.ts';
import { m } from '#messages';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const zone = locals.organisation.timeZone;
	const concerns = await locals.tx(listConcerns);
	return {
		concerns: concerns.map((concern) => ({
			id: concern.id,
			called: concern.called ?? m.safeguarding_forgotten(),
			raised: `${shortDay(concern.raised_at, zone)}, ${clock(concern.raised_at, zone)}`,
			takenBy: concern.taken_by_name,
			closed: concern.closed_at !== null
		}))
	};
};
