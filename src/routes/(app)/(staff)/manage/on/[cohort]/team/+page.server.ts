import { listGrants, listStaff } from '#rooms/programmes/courses/team/queries.server.ts';
import { getCourseOverview } from '#rooms/programmes/desk/overview/queries.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import { proofFor } from '../../../../../../proof.server.ts';
import { forWholeCoordinators } from '../../../guard.server.ts';
import { again, end, give } from '../../../team/team-forms.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A role in a course goes on for three months after it, for the reunion and what is to be written down. */
const after = 92 * 86_400_000;

export const load: PageServerLoad = async ({ locals, params, url, cookies }) => {
	forWholeCoordinators(locals);
	const said = ['invited', 'added', 'ended'].find((word) => url.searchParams.has(word)) ?? null;
	const course = await locals.tx(async (tx) => ({
		...(await getCourseOverview(tx, params.cohort)),
		grants: await listGrants(tx, params.cohort),
		staff: await listStaff(tx),
		proof: await proofFor(tx, { cookies, url })
	}));
	const lastDay = course.sessions.at(-1)?.endsAt ?? locals.now;
	return {
		...course,
		said,
		until: isoDay(new Date(Math.max(lastDay.getTime(), locals.now.getTime()) + after), locals.organisation.timeZone)
	};
};

export const actions: Actions = { give, end, again };
