import { redirect } from '@sveltejs/kit';
import { changeActivity } from '#rooms/coproduction/activity/commands.server.ts';
import { activityValues, changeActivityForm } from '#rooms/coproduction/activity/form.ts';
import { mayChangeActivity, maySeeActivities } from '#rooms/coproduction/activity/policy.ts';
import { getOwnActivity } from '#rooms/coproduction/activity/queries.server.ts';
import { activityTextOf } from '#rooms/coproduction/activity/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const { actor } = locals;
	if (!actor || !maySeeActivities(actor)) throw new Forbidden();
	const activity = await locals.tx((tx) => getOwnActivity(tx, params.activity));
	if (!mayChangeActivity(actor, activity)) throw new Forbidden();
	const { id, version } = activity;
	return { id, version, known: activityValues(activity), title: activityTextOf(activity).title };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		if (!locals.actor || !maySeeActivities(locals.actor)) throw new Forbidden();
		const form = await readForm(request, changeActivityForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeActivity(tx, params.activity, form.value));
		if (!outcome.ok) return form.refuse(m.coproduction_activity_own_changed_meanwhile());
		redirect(303, `/together/activities/${params.activity}?said=activity-changed`);
	}
};
