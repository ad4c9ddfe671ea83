import { redirect } from '@sveltejs/kit';
import { getApplication, listAnswers, listRated } from '#rooms/coproduction/application/queries.server.ts';
import { listCallCriteria } from '#rooms/coproduction/call/queries.server.ts';
import { listPanel } from '#rooms/coproduction/panel/queries.server.ts';
import { rateRefusalWords } from '#rooms/coproduction/rating/choices.ts';
import { changeRating, declareInterest, rateApplication } from '#rooms/coproduction/rating/commands.server.ts';
import { changeRatingForm, ratingForm } from '#rooms/coproduction/rating/form.ts';
import { listOwnInterests, listRatings } from '#rooms/coproduction/rating/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import { panelCall } from '../panel.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** An application before the panel on which the speaker sits. Throws NotFound. */
async function before(tx: Tx, params: { wanted: string; application: string }) {
	const { call, seat, runs } = await panelCall(tx, params.wanted);
	const application = await getApplication(tx, params.application);
	if (!seat?.trainedOn || !call.ratingAt || application.callId !== call.id) throw new NotFound();
	return { call, seat, runs, application };
}

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { call, seat, runs, application } = await before(tx, params);
		const { id, number, language, outcome } = application;
		await noteReading(tx, 'coproduction.application');
		return {
			...{ call, seat: seat.id, runs, id, number, language, isDecided: outcome !== null },
			together: locals.publicPath('/together'),
			isRated: (await listRated(tx, call.id)).has(id),
			isExcused: (await listOwnInterests(tx, call.id)).has(id),
			criteria: (await listCallCriteria(tx, call.id)).filter(({ isShown }) => isShown),
			answers: await listAnswers(tx, id),
			panel: await listPanel(tx, call.id),
			ratings: await listRatings(tx, call.id, id)
		};
	});

const on = ({ wanted, application }: { wanted: string; application: string }, said: string) =>
	redirect(303, `/together/panel/${wanted}/${application}?said=${said}`);

export const actions: Actions = {
	rate: async ({ request, locals, params }) => {
		const form = await readForm(request, ratingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			await before(tx, params);
			return rateApplication(tx, params.application, form.value.ratings);
		});
		if (!outcome.ok) return form.refuse(rateRefusalWords[outcome.reason]());
		on(params, 'rated');
	},
	interest: async ({ locals, params }) => {
		const outcome = await locals.tx(async (tx) => {
			await before(tx, params);
			return declareInterest(tx, params.application);
		});
		if (!outcome.ok) return refusal(rateRefusalWords[outcome.reason]());
		redirect(303, `/together/panel/${params.wanted}?said=interest-declared`);
	},
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeRatingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			await before(tx, params);
			return changeRating(tx, params.application, form.value);
		});
		if (!outcome.ok) return form.refuse(rateRefusalWords[outcome.reason]());
		on(params, 'rating-changed');
	}
};
