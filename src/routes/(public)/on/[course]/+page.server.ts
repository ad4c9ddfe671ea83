import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { listReasons } from '#rooms/coproduction/thread/queries.server.ts';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { asksFirst } from '#rooms/programmes/courses/fit-rule/policy.ts';
import { listLogosOf } from '#rooms/programmes/courses/picture/queries.server.ts';
import { listFormerNames } from '#rooms/programmes/courses/programme/queries.server.ts';
import { listVenuePictures } from '#rooms/programmes/courses/venue-picture/queries.server.ts';
import { listNamesShown } from '#rooms/programmes/courses/shown-name/queries.server.ts';
import { isPastJoining } from '#rooms/programmes/joining/registration/policy.ts';
import { askToBeTold } from '#rooms/programmes/joining/day-before/commands.server.ts';
import { countGuestPlaces } from '#rooms/programmes/joining/guest/queries.server.ts';
import { findWaitingTime } from '#rooms/programmes/joining/waiting-time/queries.server.ts';
import { dayBeforeForm } from '#rooms/programmes/joining/day-before/form.ts';
import { sayIMayCome } from '#rooms/programmes/meetings/may-come/commands.server.ts';
import { mayComeForm } from '#rooms/programmes/meetings/may-come/form.ts';
import { inOneForm } from '#rooms/people/person/form.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { whenToJoinAs } from '#platform/identity/guessing.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { mailboxKey } from '#platform/identity/mailbox.ts';
import { m } from '#messages';
import { languages } from '#platform/i18n/language-list.ts';
import { runtime } from '#platform/runtime.ts';
import { shownLogos, shownVenuePictures } from '../../../picture.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A whole hall is one network. */
const most = { taps: 120, asked: 40, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { now } = locals;
	const { course, logos, pictures, guestPlaces, ...shown } = await locals.tx((tx) => readCourse(tx, params.course));
	const path = (language?: string) => locals.publicPath(`/on/${course.slug}`, language);
	const spoken = languages.filter((language) => locals.organisation.languages.includes(language));
	return {
		id: randomUUID(),
		said: url.searchParams.get('said'),
		now,
		course,
		...shown,
		together: locals.publicPath('/together'),
		logos: shownLogos(locals, logos),
		pictures: shownVenuePictures(locals, pictures),
		askId: randomUUID(),
		fitsHref: `${locals.publicPath('/fits')}?course=${course.slug}`,
		hearHref: `${locals.publicPath('/hear')}?course=${course.slug}`,
		askHref: locals.publicPath(`/on/${course.slug}/ask`),
		zone: locals.organisation.timeZone,
		isOver: isPastJoining(course.sessions, now),
		calendar: `${runtime().origin}${locals.publicPath(`/on/${course.slug}/calendar.ics`, locals.language)}`,
		// where it is meant for some, she is asked first whether it fits her
		joinHref:
			course.wayIn === 'whole' && asksFirst(course)
				? `${locals.publicPath('/fits')}?course=${course.slug}`
				: locals.publicPath(`/on/${course.slug}/join`),
		guestHref: guestPlaces > 0 && locals.publicPath(`/on/${course.slug}/guest`),
		// a friend's own phone decides on the language, unless this page is in another than the usual one
		url: runtime().origin + path(locals.language === locals.organisation.defaultLanguage ? '' : locals.language),
		alternates: spoken.map((language) => ({ language, href: runtime().origin + path(language) }))
	};
};

/** A course with what else stands on its page. Throws NotFound. */
async function readCourse(tx: Tx, slug: string) {
	const course = await getPublicCohort(tx, slug);
	return {
		course,
		names: await listNamesShown(tx, course.id),
		formerNames: await listFormerNames(tx, course.id),
		reasons: await listReasons(tx, 'cohort', course.id),
		waitingTime: course.wayIn === 'open' ? undefined : await findWaitingTime(tx, course.id),
		guestPlaces: await countGuestPlaces(tx, course.id),
		logos: await listLogosOf(tx, course.id),
		pictures: course.mode === 'online' ? [] : await listVenuePictures(tx, course.venue?.id ?? null)
	};
}

export const actions: Actions = {
	'may-come': async ({ request, locals, params }) => {
		const form = await readForm(request, mayComeForm);
		if (!form.ok) return form.problem;
		const network = networkOf(locals.clientAddress);
		if (!(await locals.allow('may come from', network, most.taps, most.seconds)))
			return form.refuse(m.programmes_joining_too_many());
		const outcome = await locals.door((door) => sayIMayCome(door, form.value));
		if (!outcome.ok)
			return form.refuse(
				outcome.reason === 'over' ? m.programmes_groups_may_come_over() : m.programmes_groups_may_come_off()
			);
		return here(locals, params.course, 'may-come');
	},
	tell: async ({ request, locals, params }) => {
		const form = await readForm(request, dayBeforeForm);
		if (!form.ok) return form.problem;
		const { reach } = form.value;
		const { id, timeZone } = locals.organisation;
		const network = await locals.allow('told from', networkOf(locals.clientAddress), most.asked, most.seconds);
		const when = network && (await whenToJoinAs(locals.allow, mailboxKey(id, inOneForm(reach, timeZone).value)));
		if (when !== 'now')
			return form.refuse(when === 'tomorrow' ? m.programmes_joining_too_many_today() : m.programmes_joining_too_many());
		const stranger = { called: m.programmes_groups_tell_called(), language: locals.language };
		await locals.door((door) => askToBeTold(door, params.course, reach, stranger));
		return here(locals, params.course, reach.kind === 'email' ? 'told-by-letter' : 'told-by-phone');
	}
};

function here(locals: App.Locals, course: string, said: string): never {
	redirect(303, `${locals.publicPath(`/on/${course}`)}?said=${said}#door`);
}
