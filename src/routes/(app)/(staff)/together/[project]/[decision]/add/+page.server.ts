import { redirect } from '@sveltejs/kit';
import { addRefusalWords } from '#rooms/coproduction/decision/choices.ts';
import { addToRoll } from '#rooms/coproduction/roll/commands.server.ts';
import { addToRollForm } from '#rooms/coproduction/roll/form.ts';
import { mayAddToRoll } from '#rooms/coproduction/roll/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { toRun } from '../../../run.server.ts';
import { searched } from '../../../search.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Whom to add is looked for among everybody: no list shows who is on the roll already. */
export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		if (!mayAddToRoll(tx.actor)) throw new Forbidden();
		return { ...shown, ...(await searched(tx, url, () => true)) };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, addToRollForm);
		if (!form.ok) return form.problem;
		const { person, why } = form.value;
		const outcome = await locals.tx((tx) => addToRoll(tx, params.decision, person, why));
		if (!outcome.ok) return form.refuse(addRefusalWords[outcome.reason](), 'person');
		redirect(303, `/together/${params.project}/${params.decision}?said=roll-added`);
	}
};
