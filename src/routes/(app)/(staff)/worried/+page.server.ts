import { randomUUID } from 'node:crypto';
import { fail } from '@sveltejs/kit';
import { raiseConcern } from '#rooms/safeguarding/concern/commands.server.ts';
import {
	findPeopleToWorryAbout,
	listPeopleToWorryAbout,
	whoHears
} from '#rooms/safeguarding/concern/queries.server.ts';
import { searchForm, worryForm } from '#rooms/safeguarding/concern/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, type Typed } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => ({
	id: randomUUID(),
	people: await locals.tx(listPeopleToWorryAbout)
});

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const search = await readForm(request, searchForm);
		const { find, named } = search.ok ? search.value : { find: '', named: '' };
		// in place as well, so that no name stands in an address
		const found = named ? await locals.tx((tx) => findPeopleToWorryAbout(tx, named)) : undefined;
		const typed: Typed = { ...(search.ok ? search.typed : {}), id: randomUUID() };
		const again = { found, typed, errors: {} as Record<string, string> };
		if (find) return again;
		const form = await readForm(request, worryForm);
		if (!form.ok) return fail(form.problem.status, { ...form.problem.data, found });
		const { person, knows } = form.value;
		const hears = await locals.tx((tx) => whoHears(tx, person));
		// others than usual hear of it: she reads who before it is sent
		if (hears !== knows) return { ...again, typed: { ...form.typed, id: randomUUID() } as Typed, asks: hears };
		const problem = await once(form, locals.tx, raiseConcern, { say: () => [m.forms_choose(), 'person'] });
		// answered in place: an address to go on to would stay in the browser's history and tell that she wrote
		return problem ? fail(problem.status, { ...problem.data, found }) : { sent: hears };
	}
};
