import { randomUUID } from 'node:crypto';
import { raiseConcern } from '#rooms/safeguarding/concern/commands.server.ts';
import { findPeopleToWorryAbout, listPeopleToWorryAbout } from '#rooms/safeguarding/concern/queries.server.ts';
import { searchForm, worryForm } from '#rooms/safeguarding/concern/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	id: randomUUID(),
	people: await locals.tx(listPeopleToWorryAbout)
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const search = await readForm(request, searchForm);
		if (search.ok && search.value.find) {
			// in place as well, so that no name stands in an address
			const found = await locals.tx((tx) => findPeopleToWorryAbout(tx, search.value.named));
			const errors: Record<string, string> = {};
			return { found, typed: search.typed, errors };
		}
		const form = await readForm(request, worryForm);
		if (!form.ok) return form.problem;
		// answered in place: an address to go on to would stay in the browser's history and tell that she wrote
		const problem = await once(form, locals.tx, raiseConcern, { say: () => [m.forms_choose(), 'person'] });
		return problem ?? { sent: true as const };
	}
};
