import { listTemplates } from '#rooms/programmes/courses/own-template/queries.server.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { forComparing } from '../guard.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forComparing(locals);
	return locals.tx(async (tx) => {
		const all = await listTemplates(tx);
		return {
			offered: all.filter(({ retiredAt }) => !retiredAt),
			retired: all.filter(({ retiredAt }) => retiredAt),
			begins: mayManageCourses(tx.actor)
		};
	});
};
