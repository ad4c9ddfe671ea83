import { redirect } from '@sveltejs/kit';
import { openOwnInvitation } from '#rooms/evaluation/invitation/commands.server.ts';
import { pushGiven } from '#rooms/people/push/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { tooLateWords } from '#rooms/programmes/joining/offer/words.ts';
import { leaveCourse } from '#rooms/programmes/joining/registration/commands.server.ts';
import { sayICanCome, sayICantCome } from '#rooms/programmes/meetings/absence/commands.server.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { cookieValue } from '#platform/web/cookies.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';
import { whatIsHers } from './hers.server.ts';

export const load: PageServerLoad = async ({ locals, url, cookies }) => {
	const { now } = locals;
	const here = cookieValue(cookies, url, 'push');
	const mine = await locals.tx((tx) => whatIsHers(tx, locals.language));
	return {
		...mine,
		push: here ? await locals.tx((tx) => pushGiven(tx, here)) : undefined,
		now,
		zone: locals.organisation.timeZone,
		left: url.searchParams.has('left'),
		onHref: locals.publicPath('/'),
		whatsOnHref: locals.publicPath('/on'),
		hearHref: locals.publicPath('/hear'),
		together: locals.publicPath('/together'),
		courseHref: Object.fromEntries(
			[...mine.courses, ...mine.groups].map(({ cohort }) => [cohort.id, locals.publicPath(`/on/${cohort.slug}`)])
		)
	};
};

export const actions: Actions = {
	'cant-come': async ({ request, locals }) => {
		const session = await textIn(request, 'session');
		const outcome = await locals.tx((tx) => sayICantCome(tx, session));
		if (!outcome.ok)
			return refusal(outcome.reason === 'over' ? m.programmes_home_over_refusal() : m.programmes_home_there_already());
		redirect(303, '/me?said=cant-come');
	},
	'can-come': async ({ request, locals }) => {
		const session = await textIn(request, 'session');
		const outcome = await locals.tx((tx) => sayICanCome(tx, session));
		if (!outcome.ok) return refusal(m.programmes_home_over_refusal());
		redirect(303, '/me?said=can-come');
	},
	leave: async ({ request, locals }) => {
		const registration = await textIn(request, 'registration');
		const outcome = await locals.tx((tx) => leaveCourse(tx, registration));
		if (!outcome.ok) return refusal(m.programmes_home_gone());
		redirect(303, '/me?left');
	},
	answer: async ({ request, locals }) => {
		const registration = await textIn(request, 'registration');
		const answer = (await textIn(request, 'answer')) === 'yes' ? acceptOffer : declineOffer;
		const outcome = await locals.atDoor((tx) => answer(tx, { own: registration }));
		if (!outcome.ok) return refusal(tooLateWords(outcome.reason));
		redirect(303, `/me?said=place-${answer === acceptOffer ? 'yes' : 'no'}`);
	},
	questions: async ({ request, locals }) => {
		const invitation = await textIn(request, 'invitation');
		const link = await locals.tx((tx) => openOwnInvitation(tx, invitation));
		redirect(303, `/answer/${link}`);
	}
};
