import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { getPublicCohort, type PublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { countCrecheOpen } from '#rooms/creche/place/queries.server.ts';
import { takeUpWhatIsOwn } from '#rooms/programmes/joining/offer/commands.server.ts';
import { findSent } from '#rooms/programmes/joining/receipt/queries.server.ts';
import { join } from '#rooms/programmes/joining/registration/commands.server.ts';
import { crecheBandsOf, eachWords, placeIsFor, placesLeft } from '#rooms/programmes/courses/public-page/words.ts';
import { ruleWords } from '#rooms/programmes/courses/fit-rule/words.ts';
import { inOneForm } from '#rooms/people/person/form.ts';
import { joinForm, type Joining } from '#rooms/programmes/joining/registration/form.ts';
import { listComing } from '#rooms/programmes/joining/coming/queries.server.ts';
import { isPastJoining } from '#rooms/programmes/joining/registration/policy.ts';
import { dayAndTime } from '#platform/i18n/dates.ts';
import { standingAlone } from '#platform/i18n/language.ts';
import { readForm, type Typed } from '#platform/forms/read.server.ts';
import { whenToJoinAs } from '#platform/identity/guessing.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { lettersGo } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const hour = 3600;
/** A whole hall is one network. */
const mostFromNetwork = 120;
/** Every answer takes as long, so that the clock does not tell either whether an address is known. */
const answerAfter = 400;

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const course = await locals.tx((tx) => getPublicCohort(tx, params.course));
	const courseHref = locals.publicPath(`/on/${course.slug}`);
	if (course.wayIn === 'open' || isPastJoining(course.sessions, locals.now)) redirect(303, courseHref);
	const which = course.wayIn === 'each' ? whichMeeting(course, url.searchParams.get('session')) : undefined;
	const sitting = which?.sessionId ?? null;
	const open = await locals.door(async (door) =>
		countCrecheOpen(door, course.id, await listComing(door, course.id, sitting), sitting)
	);
	const bands = crecheBandsOf(course);
	const again = url.searchParams.get('again');
	const sent = again ? await locals.link((link) => findSent(link, again)) : undefined;
	return {
		id: randomUUID(),
		sent: sent ? { ...sent.typed, id: '', instead: again ?? '' } : undefined,
		label: course.label,
		isTrip: course.kind === 'trip',
		courseHref,
		hasPlace: which ? which.left > 0 : placesLeft(course) > 0,
		placeIsFor: placeIsFor(course),
		meantFor: ruleWords(course),
		fitsHref: `${locals.publicPath('/fits')}?course=${course.slug}`,
		meetings: meetingChoices(course, locals.organisation.timeZone),
		session: which?.sessionId,
		bands,
		full: bands.filter((band) => open[band] === 0)
	};
};

/** The meeting that the address names, or else the next one with a place, or the next. */
function whichMeeting({ each }: PublicCohort, asked: string | null) {
	return each.find(({ sessionId }) => sessionId === asked) ?? each.find(({ left }) => left > 0) ?? each[0];
}

/** The meetings to choose from, where places are had for one. */
function meetingChoices({ each, sessions }: PublicCohort, zone: string) {
	return each.flatMap((places) => {
		const session = sessions.find(({ id }) => id === places.sessionId);
		const label = session && standingAlone(dayAndTime(session.startsAt, zone, 'parents'));
		return label ? [{ value: places.sessionId, label, hint: eachWords(places) }] : [];
	});
}

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const answer = sleep(answerAfter);
		const form = await readForm(request, joinForm);
		if (!form.ok) return form.problem;
		// machines do not come back to send a form again; somebody whose browser filled in too much does
		if (form.value.machine) return form.refuse(m.programmes_joining_once_more());
		// a place is kept for whoever answers a letter, and from here none goes
		if (form.value.reach.kind === 'email' && !lettersGo() && !locals.actor)
			return form.refuse(m.programmes_joining_no_letters(), 'email');
		const when = await whenToTry(locals, form.value);
		if (when === 'tomorrow') return form.refuse(m.programmes_joining_too_many_today());
		if (when === 'in an hour') return form.refuse(m.programmes_joining_too_many());
		const atDoor = locals.actor ? locals.atDoor : locals.door; // whoever is signed in is named in the trail
		const outcome = await atDoor((door) => join(door, params.course, form.value, sentWith(form.typed)));
		await locals.aside(() => answer);
		if (!outcome.ok)
			return outcome.reason === 'which-meeting'
				? form.refuse(m.programmes_each_which(), 'session')
				: form.refuse(m.programmes_joining_over());
		if (locals.actor && (await locals.atDoor((tx) => takeUpWhatIsOwn(tx, params.course, form.value))))
			redirect(303, '/start');
		redirect(303, locals.publicPath(`/joined/${outcome.value}`));
	}
};

/** What was typed, for her receipt, and the receipt of the form that this one is sent instead of. */
function sentWith({ instead, ...typed }: Typed): Parameters<typeof join>[3] {
	return { typed, instead: typeof instead === 'string' && instead ? instead : undefined };
}

async function whenToTry(locals: App.Locals, { reach }: Joining) {
	const network = await locals.allow('join from', networkOf(locals.clientAddress), mostFromNetwork, hour);
	const { id, timeZone } = locals.organisation;
	const address = inOneForm(reach, timeZone).value;
	return network ? whenToJoinAs(locals.allow, mailboxKey(id, address)) : 'in an hour';
}
