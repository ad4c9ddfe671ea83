import { redirect } from '@sveltejs/kit';
import { askAgain, sayTwoPeople } from '#rooms/people/likeness/commands.server.ts';
import { pairForm } from '#rooms/people/likeness/form.ts';
import { listLikenesses, listSaidTwo } from '#rooms/people/likeness/queries.server.ts';
import { isId } from '#platform/db/ids.ts';
import { pageNumber } from '#platform/db/page.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	return locals.tx(async (tx) => ({ page, pairs: await listLikenesses(tx, page), saidTwo: await listSaidTwo(tx) }));
};

export const actions: Actions = {
	two: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, pairForm);
		if (!form.ok) return form.problem;
		const { one, other, back } = form.value;
		await locals.tx((tx) => sayTwoPeople(tx, one, other));
		redirect(303, `/manage/people/${isId(back) ? back : 'alike'}?said=two-people`);
	},
	again: async ({ request, locals }) => {
		forCoordinators(locals);
		const form = await readForm(request, pairForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => askAgain(tx, form.value.one, form.value.other));
		redirect(303, '/manage/people/alike?said=asked-again');
	}
};
