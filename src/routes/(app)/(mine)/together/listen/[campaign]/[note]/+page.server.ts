import { redirect } from '@sveltejs/kit';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getCampaign, listPrompts, listTargets } from '#rooms/coproduction/campaign/queries.server.ts';
import { listeningRefusalWords } from '#rooms/coproduction/note/choices.ts';
import { changeNote, takeNoteBack, throwNoteAway } from '#rooms/coproduction/note/commands.server.ts';
import { draftForm } from '#rooms/coproduction/note/form.ts';
import { inTwo, receiptOfNote } from '#rooms/coproduction/note/policy.ts';
import { getNote, hasReceipt } from '#rooms/coproduction/note/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const note = await getNote(tx, params.note);
		if (!note.isOwn || note.campaignId !== params.campaign) throw new NotFound();
		const has = await hasReceipt(tx, note.id);
		return {
			note,
			campaign: await getCampaign(tx, note.campaignId),
			prompts: await listPrompts(tx, note.campaignId),
			targets: await listTargets(tx, note.campaignId),
			told: has ? 'receipt' : 'nothing',
			receipt: has && note.state === 'handed-in' ? inTwo(receiptOfNote(note.id)) : undefined,
			today: todayOf(tx),
			zone: tx.zone,
			mineHref: locals.publicPath('/together/mine')
		};
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, draftForm);
		if (!form.ok) return form.problem;
		const { version, isDraft, ...fields } = form.value;
		const outcome = await locals.tx((tx) => changeNote(tx, params.note, version, { ...fields, isDraft }));
		if (!outcome.ok) {
			const said = listeningRefusalWords(outcome.reason);
			return typeof said === 'string' ? form.refuse(said) : form.refuse(...said);
		}
		const here = `/together/listen/${params.campaign}`;
		const shows = fields.told === 'receipt' && !isDraft;
		redirect(303, `${shows ? `${here}/${params.note}` : here}?said=${isDraft ? 'note-kept' : 'note-in'}`);
	},
	away: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => throwNoteAway(tx, params.note));
		if (!outcome.ok) return refusal(m.coproduction_note_in_already());
		redirect(303, `/together/listen/${params.campaign}?said=note-away`);
	},
	back: async ({ locals, params }) => {
		await locals.tx((tx) => takeNoteBack(tx, params.note));
		redirect(303, `/together/listen/${params.campaign}?said=note-back`);
	}
};
