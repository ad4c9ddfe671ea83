import { redirect } from '@sveltejs/kit';
import { listInvitations, openOwnInvitation } from '#rooms/evaluation/index.server.ts';
import { findCalled, listChildren } from '#rooms/people/index.server.ts';
import { isToBeAskedAgain } from '#rooms/people/child/policy.ts';
import {
	acceptOffer,
	declineOffer,
	endRegistration,
	getRegistration,
	listMyCourses,
	sayICanCome,
	sayICantCome
} from '#rooms/programmes/index.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { now } = locals;
	const mine = await locals.tx(async (tx) => {
		const id = tx.actor.id ?? '';
		const children = await listChildren(tx, id);
		return {
			called: await findCalled(tx, id),
			courses: await listMyCourses(tx, id),
			invitations: await listInvitations(tx, locals.language),
			askAgain: children.some((child) => isToBeAskedAgain(child.confirmedAt, now))
		};
	});
	return {
		...mine,
		now,
		zone: locals.organisation.timeZone,
		left: url.searchParams.has('left'),
		onHref: locals.publicPath('/'),
		courseHref: Object.fromEntries(
			mine.courses.map(({ cohort }) => [cohort.id, locals.publicPath(`/courses/${cohort.slug}`)])
		)
	};
};

export const actions: Actions = {
	'cant-come': async ({ request, locals }) => {
		const outcome = await locals.tx(async (tx) => sayICantCome(tx, await idIn(request, 'session')));
		if (!outcome.ok) return refusal(outcome.reason === 'over' ? m.home_over_refusal() : m.home_there_already());
		redirect(303, '/me');
	},
	'can-come': async ({ request, locals }) => {
		const outcome = await locals.tx(async (tx) => sayICanCome(tx, await idIn(request, 'session')));
		if (!outcome.ok) return refusal(m.home_over_refusal());
		redirect(303, '/me');
	},
	leave: async ({ request, locals }) => {
		const outcome = await locals.tx(async (tx) => endRegistration(tx, await idIn(request, 'registration')));
		if (!outcome.ok) return refusal(m.home_gone());
		redirect(303, '/me?left');
	},
	answer: async ({ request, locals }) => {
		const typed = await request.formData();
		const id = String(typed.get('registration') ?? '');
		// as herself she can see only her own; the place itself is given at the door
		const own = await locals.tx((tx) => ownRegistration(tx, id));
		const answer = typed.get('answer') === 'yes' ? acceptOffer : declineOffer;
		const outcome = await locals.door((door) => answer(door, own));
		if (!outcome.ok) return refusal(m.waiting_offer_over());
		redirect(303, '/me');
	},
	questions: async ({ request, locals }) => {
		const link = await locals.tx(async (tx) => openOwnInvitation(tx, await idIn(request, 'invitation')));
		redirect(303, `/answer/${link}`);
	}
};

async function idIn(request: Request, name: string): Promise<string> {
	return String((await request.formData()).get(name) ?? '');
}

async function ownRegistration(tx: Tx, id: string): Promise<string> {
	const registration = await getRegistration(tx, id);
	if (registration.personId !== tx.actor.id) throw new NotFound();
	return registration.id;
}
