import { countLikenesses } from '#rooms/people/likeness/queries.server.ts';
import { countCalls } from '#rooms/programmes/desk/call/queries.server.ts';
import { countReferrals } from '#rooms/programmes/joining/referral/queries.server.ts';
import { countQuestions } from '#rooms/programmes/joining/question/queries.server.ts';
import { countGuestsToTell } from '#rooms/programmes/joining/guest/queries.server.ts';
import { countUnreached } from '#rooms/programmes/desk/unreached/queries.server.ts';
import { listPocketsToSettle } from '#rooms/programmes/meetings/pocket/queries.server.ts';
import { findLacks } from '#rooms/programmes/desk/opening/queries.server.ts';
import { mayManageAll } from '#rooms/programmes/courses/cohort/policy.ts';
import { hasWording } from '#rooms/evaluation/measure/queries.server.ts';
import { countFinished, listCourses, listFinished } from '#rooms/programmes/desk/overview/queries.server.ts';
import { mayPlanDuty } from '#rooms/watch/duty/policy.ts';
import { findDutyGap } from '#rooms/watch/duty/queries.server.ts';
import { pageNumber } from '#platform/db/page.ts';
import { forCoordinators } from './guard.server.ts';
import type { PageServerLoad } from './$types';

/** How many courses that are over stand on a page. */
const pageLength = 12;

/** What runs and fills; or, where that is asked for, one page of what is over, the latest first. */
export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	return locals.tx(async (tx) => {
		const finishedCount = await countFinished(tx);
		if (url.searchParams.has('finished'))
			return {
				finishedCount,
				page,
				finished: await listFinished(tx, page, pageLength),
				current: [],
				calls: 0,
				unreached: null,
				questions: 0,
				pockets: 0,
				referrals: 0,
				likenesses: 0,
				guests: 0,
				keepsRota: false,
				gap: null,
				lacks: []
			};
		const current = await listCourses(tx);
		const [calls, unreached] = [await countCalls(tx), await countUnreached(tx)];
		const lacks = mayManageAll(tx.actor) ? await findLacks(tx, await hasWording(tx)) : [];
		const questions = await countQuestions(tx);
		const pockets = (await listPocketsToSettle(tx)).length;
		const referrals = await countReferrals(tx);
		const likenesses = await countLikenesses(tx);
		const guests = await countGuestsToTell(tx);
		const keepsRota = mayPlanDuty(tx.actor);
		const gap = keepsRota ? await findDutyGap(tx) : null;
		const waiting = { keepsRota, gap, calls, unreached, questions, pockets, referrals, likenesses, guests };
		return { finishedCount, page, finished: null, current, ...waiting, lacks };
	});
};
