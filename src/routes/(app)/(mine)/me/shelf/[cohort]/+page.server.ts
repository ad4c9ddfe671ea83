import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { putOnShelf, takeOffShelf } from '#rooms/programmes/taking-part/shelf/commands.server.ts';
import { shelfForm } from '#rooms/programmes/taking-part/shelf/form.ts';
import { listShelf } from '#rooms/programmes/taking-part/shelf/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id: cohort, label } = await getMyCircle(tx, params.cohort);
		return { id: randomUUID(), label, shelf: await listShelf(tx, cohort) };
	});

export const actions: Actions = {
	put: async ({ request, locals, params }) => {
		const form = await readForm(request, shelfForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, value) => putOnShelf(tx, params.cohort, value), {
			to: () => `/me/shelf/${params.cohort}?said=shelf-put`,
			say: () => [m.programmes_shelf_refused_enough(), 'words']
		});
	},
	back: async ({ request, locals, params }) => {
		const shelf = await textIn(request, 'shelf');
		await locals.tx((tx) => takeOffShelf(tx, params.cohort, shelf));
		redirect(303, `/me/shelf/${params.cohort}?said=shelf-back`);
	}
};
