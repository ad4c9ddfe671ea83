import { redirect } from '@sveltejs/kit';
import { getChild } from '#rooms/people/child/queries.server.ts';
import { correctChildFor } from '#rooms/people/on-behalf/commands.server.ts';
import { childForHerForm } from '#rooms/people/on-behalf/form.ts';
import { noteAccessHourly } from '#platform/audit/record.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { forCoordinators } from '../../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	forCoordinators(locals);
	const child = await locals.tx(async (tx) => {
		await noteAccessHourly(tx, [params.person], 'programmes.allergies');
		return getChild(tx, params.child);
	});
	if (child.personId !== params.person || child.personId === locals.actor?.id) throw new NotFound();
	return { child };
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals);
		const form = await readForm(request, childForHerForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => correctChildFor(tx, params.person, params.child, form.value));
		redirect(303, `/manage/people/${params.person}?saved`);
	}
};
