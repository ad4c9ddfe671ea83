import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { campaignStands, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getCampaignByLink, listPrompts, listTargets } from '#rooms/coproduction/campaign/queries.server.ts';
import { listeningRefusalWords } from '#rooms/coproduction/note/choices.ts';
import { hearByLink } from '#rooms/coproduction/note/commands.server.ts';
import { linkNoteForm } from '#rooms/coproduction/note/form.ts';
import { inTwo } from '#rooms/coproduction/note/policy.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many answer by one link in an hour: a hall full of people. The link is counted, and nobody who has it. */
const most = { answers: 200, seconds: 3600 };

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const asked = await locals.door(async (door) => {
		const campaign = await getCampaignByLink(door, params.link);
		const stands = campaignStands(campaign, todayOf(door));
		const { id, name, opensOn, closesOn } = campaign;
		const isAsked = stands === 'asking';
		return {
			...{ name, opensOn, closesOn, stands },
			prompts: isAsked ? await listPrompts(door, id) : [],
			targets: isAsked ? (await listTargets(door, id)).map(({ id: target, label }) => ({ id: target, label })) : []
		};
	});
	const receipt = /^[A-Z]{4}-[A-Z]{4}$/.exec(url.searchParams.get('code') ?? '')?.[0];
	return {
		...asked,
		id: randomUUID(),
		isThanked: url.searchParams.has('thanks'),
		receipt,
		zone: locals.organisation.timeZone,
		spoken: locals.language,
		mineHref: locals.publicPath('/together/mine'),
		here: locals.publicPath(`/listen/${params.link}`)
	};
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, linkNoteForm);
		if (!form.ok) return form.problem;
		const { machine, ...note } = form.value;
		const isFew = !machine && (await locals.allow('answer by the link', params.link, most.answers, most.seconds));
		if (!isFew) return form.refuse(m.coproduction_note_too_many());
		const outcome = await locals.door((door) => hearByLink(door, params.link, note));
		if (!outcome.ok) return form.refuse([listeningRefusalWords(outcome.reason)].flat()[0] ?? '');
		const receipt = outcome.value ? `&code=${inTwo(outcome.value)}` : '';
		const here = locals.publicPath(`/listen/${params.link}`);
		redirect(303, `${here}?thanks${receipt}`);
	}
};
