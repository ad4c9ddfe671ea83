import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addChild, confirmCare } from '#rooms/people/child/commands.server.ts';
import { listChildren } from '#rooms/people/child/queries.server.ts';
import { newChildForm, stillForm } from '#rooms/people/child/form.ts';
import { countUnreadSettling } from '#rooms/creche/settling/queries.server.ts';
import { isToBeAskedAgain, outgrows } from '#rooms/people/child/policy.ts';
import { leaveCreche, takeChildOff } from '#rooms/creche/place/commands.server.ts';
import { askForCreche } from '#rooms/programmes/joining/registration/commands.server.ts';
import { listMyCourses } from '#rooms/programmes/taking-part/my-page/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { now } = locals;
	const { children, unread, courses } = await locals.tx(async (tx) => {
		const id = tx.actor.id ?? '';
		const children = await listChildren(tx, id);
		const unread = await countUnreadSettling(
			tx,
			children.map((child) => child.id)
		);
		return { children, unread, courses: await listMyCourses(tx, id) };
	});
	const open = courses.filter((course) => !course.isOver);
	return {
		newId: randomUUID(),
		zone: locals.organisation.timeZone,
		children: children.map((child) => ({
			...child,
			askAgain: isToBeAskedAgain(child.confirmedAt, now),
			grows: outgrows(child.ageBand),
			unread: unread.get(child.id) ?? 0,
			courses: open.map(({ registration, cohort, creche, ahead: [next] }) => ({
				registrationId: registration.id,
				label: cohort.label,
				meetsAt: registration.sessionId ? next?.startsAt : undefined,
				placeId: creche.find((place) => place.childId === child.id)?.placeId
			}))
		}))
	};
};

export const actions: Actions = {
	add: async ({ request, locals }) => {
		const form = await readForm(request, newChildForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, child) => addChild(tx, tx.actor.id ?? '', child), {
			to: () => '/me/children?saved'
		});
	},
	confirm: async ({ request, locals }) => {
		const form = await readForm(request, stillForm);
		if (!form.ok) return form.problem;
		const { child, age_band } = form.value;
		const outcome = await locals.tx((tx) => confirmCare(tx, child, age_band));
		if (!outcome.ok) return form.refuse(m.programmes_home_child_age_needed(), 'age_band');
		redirect(303, '/me/children?saved');
	},
	off: async ({ request, locals }) => {
		const { child } = await ids(request);
		await locals.tx((tx) => takeChildOff(tx, tx.actor.id ?? '', child));
		redirect(303, '/me/children?saved');
	},
	ask: async ({ request, locals }) => {
		const { child, registration } = await ids(request);
		const outcome = await locals.atDoor((tx) => askForCreche(tx, registration, child));
		if (!outcome.ok)
			return refusal(outcome.reason === 'left' ? m.programmes_home_gone() : m.programmes_home_no_creche());
		redirect(303, '/me/children?saved');
	},
	'give-up': async ({ request, locals }) => {
		const { place } = await ids(request);
		await locals.tx((tx) => leaveCreche(tx, place));
		redirect(303, '/me/children?saved');
	}
};

async function ids(request: Request) {
	const of = (name: string) => textIn(request, name);
	return { child: await of('child'), registration: await of('registration'), place: await of('place') };
}
