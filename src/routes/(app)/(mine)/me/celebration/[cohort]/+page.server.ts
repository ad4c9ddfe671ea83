import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { findCrechePlan } from '#rooms/creche/plan/queries.server.ts';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { addToCelebration, takeContributionBack } from '#rooms/programmes/taking-part/celebration/commands.server.ts';
import { contributionForm } from '#rooms/programmes/taking-part/celebration/form.ts';
import { getCelebration, listContributions } from '#rooms/programmes/taking-part/celebration/queries.server.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id: cohort, label } = await getMyCircle(tx, params.cohort);
		const shown = { id: randomUUID(), label, zone: locals.organisation.timeZone };
		// while everything is quiet nothing of it is shown
		if (await isQuiet(tx, tx.actor.id ?? '')) return { ...shown, celebration: null, children: '' };
		const { meeting, words } = await getCelebration(tx, cohort);
		const contributions = await listContributions(tx, cohort);
		const children = meeting ? await findCrechePlan(tx, meeting.id) : '';
		return { ...shown, celebration: { meeting, words, contributions }, children };
	});

export const actions: Actions = {
	add: async ({ request, locals, params }) => {
		const form = await readForm(request, contributionForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, line) => addToCelebration(tx, params.cohort, line), {
			to: () => `/me/celebration/${params.cohort}?said=celebration-added`,
			say: () => [m.programmes_celebrations_refused_enough(), 'words']
		});
	},
	back: async ({ request, locals, params }) => {
		const line = await textIn(request, 'line');
		await locals.tx((tx) => takeContributionBack(tx, params.cohort, line));
		redirect(303, `/me/celebration/${params.cohort}?said=celebration-back`);
	}
};
