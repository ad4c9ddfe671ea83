import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { eachWordsOf } from '#rooms/programmes/joining/guest/words.ts';
import { bookGuest } from '#rooms/programmes/joining/guest/commands.server.ts';
import { guestRefusalWords } from '#rooms/programmes/joining/guest/choices.ts';
import { guestForm } from '#rooms/programmes/joining/guest/form.ts';
import { countGuestPlaces, countLeftForGuests } from '#rooms/programmes/joining/guest/queries.server.ts';
import { getPublicCohort, type PublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { isPastJoining } from '#rooms/programmes/joining/registration/policy.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** A whole ward is one network. */
const most = { asked: 20, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params }) => {
	const courseHref = locals.publicPath(`/on/${params.course}`);
	const found = await locals.tx(async (tx) => {
		const course = await getPublicCohort(tx, params.course);
		if (!(await countGuestPlaces(tx, course.id)) || isPastJoining(course.sessions, tx.now)) return null;
		const left = course.wayIn === 'each' ? null : await countLeftForGuests(tx, course, null);
		return { label: course.label, left, meetings: await meetingChoices(tx, course) };
	});
	if (!found) redirect(303, courseHref);
	return { ...found, id: randomUUID(), courseHref };
};

/** The meetings to choose from, where places are had for one. */
async function meetingChoices(tx: Tx, course: PublicCohort) {
	const choices: { value: string; label: string; hint: string }[] = [];
	for (const { sessionId } of course.each) {
		const session = course.sessions.find(({ id }) => id === sessionId);
		if (session) choices.push(eachWordsOf(session, await countLeftForGuests(tx, course, sessionId), tx.zone));
	}
	return choices;
}

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, guestForm);
		if (!form.ok) return form.problem;
		// machines do not come back to send a form again; somebody whose browser filled in too much does
		if (form.value.machine) return form.refuse(m.programmes_joining_once_more());
		const network = networkOf(locals.clientAddress);
		if (!(await locals.allow('guest from', network, most.asked, most.seconds)))
			return form.refuse(m.programmes_joining_too_many());
		const outcome = await locals.door((door) => bookGuest(door, params.course, form.value));
		if (!outcome.ok)
			return form.refuse(guestRefusalWords(outcome.reason), outcome.reason === 'which-meeting' ? 'session' : undefined);
		redirect(303, locals.publicPath(`/guest/${outcome.value}`));
	}
};
