import { entriesAPage, onLookIn, pageOfList, queryOf } from '#rooms/programmes/courses/whats-on/form.ts';
import { looksFor, fits, whenOf } from '#rooms/programmes/courses/whats-on/policy.ts';
import { listWhatsOn } from '#rooms/programmes/courses/whats-on/queries.server.ts';
import { runtime } from '#platform/runtime.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	const { now, organisation } = locals;
	const zone = organisation.timeZone;
	const look = onLookIn(url);
	const all = await locals.tx((tx) => listWhatsOn(tx));
	const shown = all.filter((entry) => fits(entry, look));
	const { page, pages } = pageOfList(url, shown.length);
	const [here, first] = [locals.publicPath('/on'), (page - 1) * entriesAPage];
	const entries = shown.slice(first, first + entriesAPage).map((entry) => ({
		...entry,
		when: whenOf(entry.startsAt, now, zone),
		href: locals.publicPath(`/on/${entry.slug}`)
	}));
	const area = look.area ? `?${new URLSearchParams({ area: look.area })}` : '';
	return {
		zone,
		look,
		entries,
		choices: looksFor(all, look, organisation.languages),
		isAny: all.length > 0,
		from: first + 1,
		of: shown.length,
		earlierHref: page > 1 ? here + queryOf(look, page - 1) : undefined,
		laterHref: page < pages ? here + queryOf(look, page + 1) : undefined,
		allHref: here,
		hearHref: locals.publicPath('/hear'),
		calendar: `${runtime().origin}${locals.publicPath('/on/calendar.ics', locals.language)}${area}`
	};
};
