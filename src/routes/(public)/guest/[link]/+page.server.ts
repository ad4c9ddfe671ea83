import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { cancelGuest } from '#rooms/programmes/joining/guest/commands.server.ts';
import { getGuestBehind } from '#rooms/programmes/joining/guest/queries.server.ts';
import { isPastJoining, sessionsFor } from '#rooms/programmes/joining/registration/policy.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import { standingAlone } from '#platform/i18n/language.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { guest, cohort, sessions } = await locals.link(async (link) => {
		const guest = await getGuestBehind(link, params.link);
		const cohort = await getCohort(link, guest.cohortId);
		return { guest, cohort, sessions: sessionsFor(guest, await listSessions(link, cohort.id)) };
	});
	const zone = locals.organisation.timeZone;
	return {
		label: cohort.label,
		// the page is hers who holds the link; what she wrote is not shown on it
		isCancelled: guest.givenUpAt !== null,
		isForgotten: guest.forgottenAt !== null,
		isOff: meetingsOf(sessions).length === 0,
		times: meetingsOf(sessions).map(({ startsAt }) => standingAlone(dayAndTime(startsAt, zone, 'parents'))),
		isPast: isPastJoining(sessions, locals.now),
		sessions,
		now: locals.now,
		zone,
		courseHref: cohort.publishedAt && locals.publicPath(`/on/${cohort.slug}`)
	};
};

export const actions: Actions = {
	default: async ({ locals, params }) => {
		await locals.link((link) => cancelGuest(link, params.link));
		redirect(303, locals.publicPath(`/guest/${params.link}`));
	}
};
