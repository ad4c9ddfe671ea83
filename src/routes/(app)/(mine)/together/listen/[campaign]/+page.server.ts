import { randomUUID } from 'node:crypto';
import { mayRunCampaign, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { bandsOf, getCampaign, listPrompts, listTargets } from '#rooms/coproduction/campaign/queries.server.ts';
import { listeningRefusalWords } from '#rooms/coproduction/note/choices.ts';
import { writeNote } from '#rooms/coproduction/note/commands.server.ts';
import { listeningForm } from '#rooms/coproduction/note/form.ts';
import { mayListen } from '#rooms/coproduction/note/policy.ts';
import { isListener, listOwnNotes } from '#rooms/coproduction/note/queries.server.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const campaign = await getCampaign(tx, params.campaign);
		if (!mayListen(tx.actor, campaign, await isListener(tx, campaign.id))) throw new NotFound();
		return {
			id: randomUUID(),
			campaign,
			runs: mayRunCampaign(tx.actor, campaign),
			prompts: await listPrompts(tx, campaign.id),
			targets: await listTargets(tx, campaign.id),
			bands: await bandsOf(tx, campaign.id),
			notes: await listOwnNotes(tx, campaign.id),
			today: todayOf(tx),
			zone: tx.zone,
			spoken: locals.language
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, listeningForm);
		if (!form.ok) return form.problem;
		const here = `/together/listen/${params.campaign}`;
		const said = form.value.isDraft ? 'note-kept' : 'note-in';
		return once(form, locals.tx, (tx, value) => writeNote(tx, params.campaign, value), {
			to: (note) => (form.value.told === 'receipt' && !form.value.isDraft ? `${here}/${note}` : here) + `?said=${said}`,
			say: listeningRefusalWords
		});
	}
};
