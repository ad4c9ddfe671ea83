import { writeActivity } from '#rooms/coproduction/activity/commands.server.ts';
import { newActivityForm } from '#rooms/coproduction/activity/form.ts';
import { mayWriteActivities } from '#rooms/coproduction/activity/policy.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.actor || !mayWriteActivities(locals.actor)) throw new Forbidden();
	return { id: uuidv7() };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		if (!locals.actor || !mayWriteActivities(locals.actor)) throw new Forbidden();
		const form = await readForm(request, newActivityForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, writeActivity, { to: (id) => `/together/activities/${id}?said=activity-written` });
	}
};
