import { redirect } from '@sveltejs/kit';
import { listApplications, listRated } from '#rooms/coproduction/application/queries.server.ts';
import { listInterviews } from '#rooms/coproduction/interview/queries.server.ts';
import { saysTrained } from '#rooms/coproduction/panel/commands.server.ts';
import { listOwnInterests, listRatings } from '#rooms/coproduction/rating/queries.server.ts';
import { panelCall } from './panel.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call, seat, runs } = await panelCall(tx, params.wanted);
		const [rated, interests] = [await listRated(tx, call.id), await listOwnInterests(tx, call.id)];
		const own = new Set(
			(await listRatings(tx, call.id)).filter(({ isOwn }) => isOwn).map(({ applicationId }) => applicationId)
		);
		const begun = call.ratingAt !== null;
		return {
			...{ call, seat, runs, begun, zone: tx.zone },
			interviews: begun ? await listInterviews(tx, call.id) : [],
			applications: (begun ? await listApplications(tx, call.id) : []).map(({ id, number }) => ({
				...{ id, number, isRated: rated.has(id), isExcused: interests.has(id), isOwn: own.has(id) }
			}))
		};
	});

export const actions: Actions = {
	default: async ({ locals, params }) => {
		await locals.tx((tx) => saysTrained(tx, params.wanted));
		redirect(303, `/together/panel/${params.wanted}?said=panel-trained`);
	}
};
