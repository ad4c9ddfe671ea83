import { randomUUID } from 'node:crypto';
import { getPublicCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listNamesShown } from '#rooms/programmes/courses/shown-name/queries.server.ts';
import { isPastJoining } from '#rooms/programmes/joining/registration/policy.ts';
import { languages } from '#platform/i18n/language-list.ts';
import { runtime } from '#platform/runtime.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { now } = locals;
	const { course, names } = await locals.tx(async (tx) => {
		const course = await getPublicCohort(tx, params.course);
		return { course, names: await listNamesShown(tx, course.id) };
	});
	const path = (language?: string) => locals.publicPath(`/on/${course.slug}`, language);
	const spoken = languages.filter((language) => locals.organisation.languages.includes(language));
	return {
		now,
		course,
		names,
		askId: randomUUID(),
		hearHref: `${locals.publicPath('/hear')}?course=${course.slug}`,
		askHref: locals.publicPath(`/on/${course.slug}/ask`),
		zone: locals.organisation.timeZone,
		isOver: isPastJoining(course.sessions, now),
		calendar: `${runtime().origin}${locals.publicPath(`/on/${course.slug}/calendar.ics`, locals.language)}`,
		joinHref: locals.publicPath(`/on/${course.slug}/join`),
		// a friend's own phone decides on the language, unless this page is in another than the usual one
		url: runtime().origin + path(locals.language === locals.organisation.defaultLanguage ? '' : locals.language),
		alternates: spoken.map((language) => ({ language, href: runtime().origin + path(language) }))
	};
};
