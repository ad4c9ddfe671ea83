import { redirect } from '@sveltejs/kit';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { addToCelebration, takeContributionBack } from '#rooms/programmes/taking-part/celebration/commands.server.ts';
import { contributionForm } from '#rooms/programmes/taking-part/celebration/form.ts';
import { getCelebration } from '#rooms/programmes/taking-part/celebration/queries.server.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id, label } = await getMyCircle(tx, params.cohort);
		const zone = locals.organisation.timeZone;
		// while everything is quiet nothing of it is shown
		if (await isQuiet(tx, tx.actor.id ?? '')) return { label, zone, celebration: null, children: '' };
		const { meeting, words, contributions } = await getCelebration(tx, id);
		const children = meeting ? await findCrechePlan(tx, meeting.id) : '';
		return { label, zone, celebration: { meeting, words, contributions }, children };
	});

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, contributionForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => addToCelebration(tx, params.cohort, form.value));
		redirect(303, `/me/celebration/${params.cohort}?said=celebration-added`);
	},
	back: async ({ request, locals, params }) => {
		const line = await textIn(request, 'line');
		await locals.tx((tx) => takeContributionBack(tx, params.cohort, line));
		redirect(303, `/me/celebration/${params.cohort}?said=celebration-back`);
	}
};
