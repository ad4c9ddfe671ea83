import { redirect } from '@sveltejs/kit';
import { agreeOnSlot, notThisTime, planTogether, thankFor } from '#rooms/programmes/courses/slot/commands.server.ts';
import { agreeForm, replyForm } from '#rooms/programmes/courses/slot/form.ts';
import { getSlot, listSessionsAhead } from '#rooms/programmes/courses/slot/queries.server.ts';
import { slotRefusalWords } from '#rooms/programmes/courses/slot/words.ts';
import { getDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Actions, PageServerLoad } from './$types';

const circleOf = async (tx: Tx, session: string) => (await getDay(tx, session)).cohortId;

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const cohortId = await circleOf(tx, params.session);
		const slot = await getSlot(tx, cohortId, params.slot);
		if (!slot.personId || slot.state === 'wanted') throw new NotFound();
		const isThere = slot.startsAt === null || slot.startsAt <= tx.now;
		return { session: params.session, slot, ahead: await listSessionsAhead(tx, cohortId), isThere, zone: tx.zone };
	});

const here = (session: string, said: string): never => redirect(303, `/sessions/${session}/slots?said=slot-${said}`);

export const actions: Actions = {
	plan: async ({ locals, params: { session, slot } }) => {
		const outcome = await locals.tx(async (tx) => planTogether(tx, await circleOf(tx, session), slot));
		if (!outcome.ok) return refusal(slotRefusalWords(outcome.reason));
		redirect(303, `/sessions/${session}/slots/${slot}?said=slot-planned`);
	},
	agree: async ({ request, locals, params: { session, slot } }) => {
		const form = await readForm(request, agreeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => agreeOnSlot(tx, await circleOf(tx, session), slot, form.value));
		if (!outcome.ok) {
			const { reason } = outcome;
			return form.refuse(slotRefusalWords(reason), reason === 'changed' ? undefined : 'session');
		}
		return here(session, 'agreed');
	},
	thank: async ({ request, locals, params: { session, slot } }) => {
		const form = await readForm(request, replyForm);
		if (!form.ok) return form.problem;
		const { reply } = form.value;
		const outcome = await locals.tx(async (tx) => thankFor(tx, await circleOf(tx, session), slot, reply));
		if (!outcome.ok) return form.refuse(slotRefusalWords(outcome.reason));
		return here(session, 'led');
	},
	no: async ({ request, locals, params: { session, slot } }) => {
		const form = await readForm(request, replyForm);
		if (!form.ok) return form.problem;
		const { reply } = form.value;
		const outcome = await locals.tx(async (tx) => notThisTime(tx, await circleOf(tx, session), slot, reply));
		if (!outcome.ok) return form.refuse(slotRefusalWords(outcome.reason));
		return here(session, 'no');
	}
};
