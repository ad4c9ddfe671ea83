import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listWhoComes } from '#rooms/programmes/joining/coming/queries.server.ts';
import { changeForm, hoursForm, spaceForm } from '#rooms/creche/rota/form.ts';
import { keepWorkerHours, keepSpace, takeChange } from '#rooms/creche/rota/commands.server.ts';
import { getRota } from '#rooms/creche/rota/queries.server.ts';
import { keepOpenHours } from '#rooms/creche/open-hours/commands.server.ts';
import { openHoursForm } from '#rooms/creche/open-hours/form.ts';
import { listSittings, nextSitting } from '#rooms/creche/sitting/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { queueLetter } from '#platform/jobs/outbox.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The sitting that the address names, or else the next one. Throws NotFound. */
async function sittingOf(tx: Tx, cohortId: string, url: URL): Promise<string> {
	const sittings = await listSittings(tx, cohortId);
	const asked = url.searchParams.get('session');
	const sitting = asked ? sittings.find(({ id }) => id === asked) : nextSitting(sittings, tx.now);
	if (!sitting) throw new NotFound();
	return sitting.id;
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals, params.cohort);
	const found = await locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const sitting = await sittingOf(tx, cohort.id, url);
		const rota = await getRota(tx, sitting, await listWhoComes(tx, cohort.id, sitting));
		const others = (await listSittings(tx, cohort.id)).filter(
			({ endsAt, cancelledAt }) => endsAt > tx.now && !cancelledAt
		);
		return { cohort, rota, others };
	});
	return { ...found, zone: locals.organisation.timeZone };
};

export const actions: Actions = {
	hours: async ({ request, locals, params, url }) => {
		const form = await readForm(request, hoursForm);
		if (!form.ok) return form.problem;
		const sitting = await locals.tx(async (tx) => {
			const id = await sittingOf(tx, params.cohort, url);
			await keepWorkerHours(tx, id, form.value);
			return id;
		});
		redirect(303, `/manage/on/${params.cohort}/rota?session=${sitting}&said=hours-kept`);
	},
	space: async ({ request, locals, params, url }) => {
		const form = await readForm(request, spaceForm);
		if (!form.ok) return form.problem;
		const sitting = await locals.tx(async (tx) => {
			const id = await sittingOf(tx, params.cohort, url);
			await keepSpace(tx, id, form.value.squareMetres);
			return id;
		});
		redirect(303, `/manage/on/${params.cohort}/rota?session=${sitting}&said=room-size`);
	},
	open: async ({ request, locals, params, url }) => {
		const form = await readForm(request, openHoursForm);
		if (!form.ok) return form.problem;
		const { sitting, outcome } = await locals.tx(async (tx) => {
			const id = await sittingOf(tx, params.cohort, url);
			return { sitting: id, outcome: await keepOpenHours(tx, id, form.value) };
		});
		if (!outcome.ok) return form.refuse(m.creche_open_too_far(), 'opens');
		redirect(303, `/manage/on/${params.cohort}/rota?session=${sitting}&said=open-hours`);
	},
	take: async ({ request, locals, params, url }) => {
		const form = await readForm(request, changeForm);
		if (!form.ok) return form.problem;
		const { sitting, outcome } = await locals.tx(async (tx) => {
			const id = await sittingOf(tx, params.cohort, url);
			const outcome = await takeChange(tx, id, await listWhoComes(tx, params.cohort, id), form.value.shown);
			if (outcome.ok && outcome.value)
				await queueLetter(tx, outcome.value, 'programmes.creche-place', { cohort: params.cohort });
			return { sitting: id, outcome };
		});
		if (!outcome.ok)
			return form.refuse(outcome.reason === 'other-days' ? m.creche_rota_other_days() : m.creche_rota_moved_on());
		redirect(303, `/manage/on/${params.cohort}/rota?session=${sitting}&said=rota-changed`);
	}
};
