import { dutyRefusals } from '#rooms/watch/duty/choices.ts';
import { planDuty } from '#rooms/watch/duty/commands.server.ts';
import { shiftForm } from '#rooms/watch/duty/form.ts';
import { listHandlers } from '#rooms/watch/duty/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) =>
	locals.tx(async (tx) => ({ handlers: await listHandlers(tx), today: isoDay(tx.now, tx.zone), newId: uuidv7() }));

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, shiftForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, planDuty, {
			to: () => '/duty?said=shift-laid',
			say: (reason) => [...dutyRefusals[reason]()]
		});
	}
};
