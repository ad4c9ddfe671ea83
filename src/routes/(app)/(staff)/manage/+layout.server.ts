import { countMessagesToSay } from '#rooms/programmes/desk/phone-message/queries.server.ts';
import { mayManageAll, mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { seesNobody } from '#rooms/programmes/desk/area-figure/policy.ts';
import type { LayoutServerLoad } from './$types';

/** The coordinator's own pages, and how many messages wait to be passed on by phone. */
export const load: LayoutServerLoad = async ({ locals }) => {
	const manages = locals.actor !== null && mayManageCourses(locals.actor);
	return {
		manages,
		leads: locals.actor !== null && seesNobody(locals.actor),
		managesAll: locals.actor !== null && mayManageAll(locals.actor),
		zone: locals.organisation.timeZone,
		phoneMessages: manages ? await locals.tx((tx) => countMessagesToSay(tx)) : 0
	};
};
