import { redirect } from '@sveltejs/kit';
import { retireActivity } from '#rooms/coproduction/activity/commands.server.ts';
import { mayChangeActivity, maySeeActivities } from '#rooms/coproduction/activity/policy.ts';
import { getActivity } from '#rooms/coproduction/activity/queries.server.ts';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor, organisation } = locals;
	if (!actor || !maySeeActivities(actor)) throw new Forbidden();
	const { activity, isOwn, hints } = await locals.tx(async (tx) => {
		const activity = await getActivity(tx, params.activity);
		const isOwn = 'writtenBy' in activity;
		const texts = isOwn ? [activity.title, activity.aim, activity.need, activity.steps] : [];
		return { activity, isOwn, hints: await listHints(tx, texts) };
	});
	return {
		...{ activity, isOwn, hints, zone: organisation.timeZone },
		retiredAt: 'retiredAt' in activity ? activity.retiredAt : null,
		changes: 'writtenBy' in activity && mayChangeActivity(actor, activity)
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
