import { randomUUID } from 'node:crypto';
import { redirect } from '@sveltejs/kit';
import { isQuiet } from '#rooms/people/loss/queries.server.ts';
import { answerWish, offerSlot, stepBack } from '#rooms/programmes/courses/slot/commands.server.ts';
import { answerWishForm, offerForm } from '#rooms/programmes/courses/slot/form.ts';
import { listMySlots } from '#rooms/programmes/courses/slot/queries.server.ts';
import { slotRefusalWords } from '#rooms/programmes/courses/slot/words.ts';
import { getMyCircle } from '#rooms/programmes/taking-part/my-group/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { id: cohort, label } = await getMyCircle(tx, params.cohort);
		const { mine, wanted } = await listMySlots(tx, cohort);
		// while everything is quiet nothing is asked of her
		const asked = (await isQuiet(tx, tx.actor.id ?? '')) ? [] : wanted;
		return { id: randomUUID(), cohort, label, mine, wanted: asked, zone: tx.zone };
	});

export const actions: Actions = {
	offer: async ({ request, locals, params }) => {
		const form = await readForm(request, offerForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, { words }) => offerSlot(tx, params.cohort, words), {
			to: () => `/me/slots/${params.cohort}?said=slot-offered`,
			say: (reason) => [slotRefusalWords(reason), 'words']
		});
	},
	answer: async ({ request, locals, params }) => {
		const form = await readForm(request, answerWishForm);
		if (!form.ok) return form.problem;
		const { slot, answer } = form.value;
		await locals.tx((tx) => answerWish(tx, params.cohort, slot, answer));
		redirect(303, `/me/slots/${params.cohort}?said=slot-${answer === 'yes' ? 'offered' : 'answered'}`);
	},
	back: async ({ request, locals, params }) => {
		const slot = await textIn(request, 'slot');
		await locals.tx((tx) => stepBack(tx, params.cohort, slot));
		redirect(303, `/me/slots/${params.cohort}?said=slot-back`);
	}
};
