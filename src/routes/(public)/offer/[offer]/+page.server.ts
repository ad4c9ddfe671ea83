import { redirect } from '@sveltejs/kit';
import { acceptOffer, declineOffer, findCohort, getOffer, getPublicCohort } from '#rooms/programmes/index.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** Opening the link shows the offer and changes nothing: mail programs open links too. */
export const load: PageServerLoad = async ({ locals, params }) => {
	const { offer, course } = await locals.door(async (door) => {
		const offer = await getOffer(door, params.offer);
		const cohort = await findCohort(door, offer.registration.cohortId);
		if (!cohort) throw new NotFound();
		return { offer, course: await getPublicCohort(door, cohort.slug) };
	});
	const { state, crechePlaces, crecheWaiting, registration } = offer;
	return {
		state,
		declined: registration.leftWhy === 'declined',
		endsAt: registration.offerEndsAt,
		creche: { state: 'place' as const, crechePlaces, crecheWaiting },
		course,
		now: locals.now,
		zone: locals.organisation.timeZone,
		courseHref: locals.publicPath(`/courses/${course.slug}`),
		pageHref: locals.publicPath('/me')
	};
};

export const actions: Actions = {
	accept: ({ locals, params }) => answer(locals, params.offer, acceptOffer),
	decline: ({ locals, params }) => answer(locals, params.offer, declineOffer)
};

type Command = (tx: Tx, registrationId: string) => Promise<{ ok: boolean }>;

async function answer(locals: App.Locals, token: string, command: Command) {
	const outcome = await locals.door(async (door) => {
		const { registration, state } = await getOffer(door, token);
		// a link to an earlier offer answers nothing; one that was answered just now may be sent twice
		return state === 'over' && registration.leftWhy !== 'declined' ? { ok: false } : command(door, registration.id);
	});
	if (!outcome.ok) return refusal(m.waiting_offer_over());
	redirect(303, locals.publicPath(`/offer/${token}`));
}
