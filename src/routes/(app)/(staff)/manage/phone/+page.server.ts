import { redirect } from '@sveltejs/kit';
import { noteByHand } from '#rooms/people/by-hand/commands.server.ts';
import { callsOnPage, listCalls } from '#rooms/programmes/desk/phone/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { answerForm, callForm } from '#rooms/programmes/desk/phone/form.ts';
import { placeRefusalWords } from '#rooms/programmes/desk/roster/choices.ts';
import { pageNumber } from '#platform/db/page.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	const calls = await locals.tx((tx) => listCalls(tx, page));
	const hasMore = (await parent()).byHand > page * callsOnPage;
	return { page, hasMore, calls: calls.map((call) => ({ ...call, noteId: uuidv7() })), now: locals.now };
};

export const actions: Actions = {
	note: async ({ request, locals }) => {
		const form = await readForm(request, callForm);
		if (!form.ok) return form.problem;
		const { letter, ...note } = form.value;
		await locals.tx((tx) => noteByHand(tx, letter, note));
		redirect(303, '/manage/phone');
	},
	answer: async ({ request, locals }) => {
		const form = await readForm(request, answerForm);
		if (!form.ok) return form.problem;
		const { offer, letter, answer, id } = form.value;
		const outcome = await locals.tx(async (tx) => {
			const answered = await (answer === 'yes'
				? acceptOffer(tx, { registration: offer })
				: declineOffer(tx, { registration: offer }));
			if (answered.ok) await noteByHand(tx, letter, { id, outcome: 'told' });
			return answered;
		});
		if (!outcome.ok) return refusal(placeRefusalWords(outcome.reason));
		redirect(303, '/manage/phone');
	}
};
