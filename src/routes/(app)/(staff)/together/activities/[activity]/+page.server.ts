import { redirect } from '@sveltejs/kit';
import { retireActivity } from '#rooms/coproduction/activity/commands.server.ts';
import { mayChangeActivity, maySeeActivities } from '#rooms/coproduction/activity/policy.ts';
import { getActivity } from '#rooms/coproduction/activity/queries.server.ts';
import { saidOtherwise } from '#rooms/coproduction/word/fold.ts';
import { listWords } from '#rooms/coproduction/word/queries.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, organisation } = locals;
	if (!actor || !maySeeActivities(actor)) throw new Forbidden();
	const { activity, words } = await locals.tx(async (tx) => ({
		activity: await getActivity(tx, params.activity),
		words: await listWords(tx)
	}));
	const isOwn = 'writtenBy' in activity;
	return {
		...{ activity, isOwn, zone: organisation.timeZone },
		retiredAt: isOwn ? activity.retiredAt : null,
		changes: isOwn && mayChangeActivity(actor, activity),
		hints: isOwn ? saidOtherwise([activity.title, activity.aim, activity.need, activity.steps], words) : []
	};
};

const here = ({ activity }: { activity: string }) => `/together/activities/${activity}`;

export const actions: Actions = {
	retire: async ({ locals, params }) => {
		await locals.tx((tx) => retireActivity(tx, params.activity, true));
		redirect(303, `${here(params)}?said=activity-retired`);
	},
	offer: async ({ locals, params }) => {
		await locals.tx((tx) => retireActivity(tx, params.activity, false));
		redirect(303, `${here(params)}?said=activity-offered`);
	}
};
