import { listPublishedCohorts } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { agesOf } from '#rooms/programmes/courses/fit-rule/policy.ts';
import { fitForm } from '#rooms/programmes/joining/fit/form.ts';
import { fitting, questionsFor } from '#rooms/programmes/joining/fit/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const runs = await locals.tx((tx) => listPublishedCohorts(tx));
	const course = url.searchParams.get('course')?.slice(0, 80) ?? '';
	const from = runs.find(({ slug }) => slug === course);
	return {
		now: locals.now,
		zone: locals.organisation.timeZone,
		rules: questionsFor(runs, course),
		ages: agesOf(runs),
		from: from && { label: from.label, href: locals.publicPath(`/on/${from.slug}`), isOpen: from.wayIn === 'open' },
		allHref: locals.publicPath('/fits'),
		areas: [...new Set(runs.map(({ area, venue }) => area ?? venue?.area ?? '').filter(Boolean))].sort(),
		course,
		hearHref: locals.publicPath('/hear'),
		helpHref: locals.publicPath('/help')
	};
};

/** What she says is sent and not put into an address, so that it stands in no history; it is answered and kept nowhere. */
export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, fitForm);
		if (!form.ok) return form.problem;
		const { asked, others, isUnsure } = fitting(await locals.tx((tx) => listPublishedCohorts(tx)), form.value);
		const withHref = (run: (typeof others)[number]) => ({ ...run, href: locals.publicPath(`/on/${run.slug}`) });
		const found = { asked: asked && withHref(asked), others: others.map(withHref), isUnsure };
		return { typed: form.typed, errors: {} as Record<string, string>, found };
	}
};
