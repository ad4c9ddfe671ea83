import { noteByHand } from '#rooms/people/by-hand/commands.server.ts';
import { callsOnPage, listCalls } from '#rooms/programmes/desk/phone/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { answerForm, callForm } from '#rooms/programmes/desk/phone/form.ts';
import { placeRefusalWords } from '#rooms/programmes/desk/roster/choices.ts';
import { pageNumber } from '#platform/db/page.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, parent, url }) => {
	forCoordinators(locals);
	const page = pageNumber(url);
	const calls = await locals.tx((tx) => listCalls(tx, page));
	const hasMore = (await parent()).byHand > page * callsOnPage;
	return { page, hasMore, calls: calls.map((call) => ({ ...call, noteId: uuidv7() })), now: locals.now };
};

const to = () => '/manage/phone';

export const actions: Actions = {
	note: async ({ request, locals }) => {
		const form = await readForm(request, callForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, { letter, ...note }) => noteByHand(tx, letter, note), { to });
	},
	answer: async ({ request, locals }) => {
		const form = await readForm(request, answerForm);
		if (!form.ok) return form.problem;
		const answered = async (tx: Tx, { offer, letter, answer, id }: typeof form.value) => {
			const command = answer === 'yes' ? acceptOffer : declineOffer;
			const outcome = await command(tx, { registration: offer });
			if (!outcome.ok) return outcome;
			return noteByHand(tx, letter, { id, outcome: 'told' });
		};
		return once(form, locals.tx, answered, { to, say: placeRefusalWords });
	}
};
