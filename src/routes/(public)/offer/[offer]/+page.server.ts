import { redirect } from '@sveltejs/kit';
import { findCohort, getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { findVenue } from '#rooms/programmes/courses/venue/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { sessionsFor } from '#rooms/programmes/joining/registration/policy.ts';
import { getOffer } from '#rooms/programmes/joining/offer/queries.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { tooLateWords } from '#rooms/programmes/joining/offer/words.ts';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link shows what is offered or held and changes nothing: mail programs open links too. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { offer, course, venue } = await locals.link(async (link) => {
		const offer = await getOffer(link, params.offer);
		const cohort = await findCohort(link, offer.registration.cohortId);
		if (!cohort) throw new NotFound();
		const run = await getPublicCohort(link, cohort.slug);
		const course = { ...run, sessions: sessionsFor(offer.registration, run.sessions) };
		// whoever said yes to her place reads where it is, also where visitors don't
		return { offer, course, venue: offer.state === 'accepted' ? await findVenue(link, cohort.venueId) : undefined };
	});
	const { state, asks, until, turn, crechePlaces, crecheWaiting, registration } = offer;
	return {
		state,
		asks,
		until,
		turn,
		why: registration.leftWhy ?? (registration.answerBy ? 'not-answered' : null),
		creche: { state: crecheState[asks], crechePlaces, crecheWaiting },
		course,
		venue,
		now: locals.now,
		zone: locals.organisation.timeZone,
		courseHref: locals.publicPath(`/on/${course.slug}`),
		coursesHref: locals.publicPath('/'),
		pageHref: locals.publicPath('/me')
	};
};

const crecheState = { offer: 'offer', held: 'held', place: 'open', turn: 'waiting' } as const;

export const actions: Actions = {
	accept: ({ locals, params }) => answer(locals, params.offer, acceptOffer),
	decline: ({ locals, params }) => answer(locals, params.offer, declineOffer)
};

async function answer(locals: App.Locals, token: string, command: typeof acceptOffer | typeof declineOffer) {
	const outcome = await locals.link((link) => command(link, { link: token }));
	if (!outcome.ok) return refusal(tooLateWords(outcome.reason));
	redirect(303, locals.publicPath(`/offer/${token}`));
}
