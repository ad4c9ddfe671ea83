import { listOpenWaves } from '#rooms/evaluation/wave/queries.server.ts';
import { listEarlier, listToday } from '#rooms/programmes/meetings/day/queries.server.ts';
import { countUnseen } from '#rooms/programmes/meetings/parent-message/queries.server.ts';
import { maySettleClaims } from '#rooms/programmes/taking-part/claim/policy.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const zone = locals.organisation.timeZone;
	return locals.tx(async (tx) => {
		const { isToday, days } = await listToday(tx, zone);
		const courses = days.map((day) => day.cohortId);
		return {
			zone,
			settlesClaims: maySettleClaims(tx.actor),
			isToday,
			days,
			waves: await listOpenWaves(tx, courses, zone),
			unseen: await countUnseen(
				tx,
				days.filter(({ runs }) => runs).map(({ id }) => id)
			),
			earlier: await listEarlier(tx, zone)
		};
	});
};
