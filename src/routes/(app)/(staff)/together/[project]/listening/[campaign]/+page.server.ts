import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { addTarget, closeCampaign, sayWhyNobody } from '#rooms/coproduction/campaign/commands.server.ts';
import { campaignTargetForm, whyNobodyForm } from '#rooms/coproduction/campaign/form.ts';
import { campaignStands, mayRunCampaign, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import {
	bandsOf,
	countHeard,
	getCampaign,
	listPrompts,
	listTargets
} from '#rooms/coproduction/campaign/queries.server.ts';
import { endListener, nameListener } from '#rooms/coproduction/listener/commands.server.ts';
import { listenerForm } from '#rooms/coproduction/listener/form.ts';
import { listListeners } from '#rooms/coproduction/listener/queries.server.ts';
import { getProject, listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import type { Words } from '#platform/forms/words.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { qrSvg } from '#platform/pdf/qr.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const asked = await locals.tx(async (tx) => {
		const campaign = await getCampaign(tx, params.campaign);
		if (campaign.projectId !== params.project || !mayRunCampaign(tx.actor, campaign)) throw new NotFound();
		return {
			campaign,
			project: await getProject(tx, campaign.projectId),
			stands: campaignStands(campaign, todayOf(tx)),
			...(await promptsWithHints(tx, campaign)),
			targets: await listTargets(tx, campaign.id),
			bands: await bandsOf(tx, campaign.id),
			heard: await countHeard(tx, campaign.id),
			listeners: await listListeners(tx, campaign.id),
			people: await listProjectPeople(tx, campaign.projectId),
			zone: tx.zone
		};
	});
	const path = locals.publicPath(`/listen/${asked.campaign.link}`, '');
	const square = Buffer.from(await qrSvg(runtime().origin + path)).toString('base64');
	return {
		...asked,
		ids: { target: randomUUID() },
		languages: locals.organisation.languages,
		path,
		square: `data:image/svg+xml;base64,${square}`,
		address: (runtime().origin + path).replace(/^https?:\/\//, '')
	};
};

/** What is asked, and what in it the charity says otherwise. */
async function promptsWithHints(tx: Tx, { id, name }: { id: string; name: Words }) {
	const prompts = await listPrompts(tx, id);
	const texts = [name, ...prompts.flatMap(({ asks, probe }) => [asks, probe])];
	return { prompts, hints: await listHints(tx, texts) };
}

const here = (params: { project: string; campaign: string }) =>
	`/together/${params.project}/listening/${params.campaign}`;

export const actions: Actions = {
	target: async ({ request, locals, params }) => {
		const form = await readForm(request, campaignTargetForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, target) => addTarget(tx, params.campaign, target), {
			to: () => `${here(params)}?said=target-added`,
			say: (reason) =>
				reason === 'enough' ? m.coproduction_listen_target_enough() : m.coproduction_listen_closed_already()
		});
	},
	listener: async ({ request, locals, params }) => {
		const form = await readForm(request, listenerForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => nameListener(tx, params.campaign, form.value));
		if (!outcome.ok) return form.refuse(m.coproduction_listen_no_page(), 'email');
		redirect(303, `${here(params)}?said=listener-named`);
	},
	'end-listener': async ({ request, locals, params }) => {
		const listener = await textIn(request, 'listener');
		await locals.tx((tx) => endListener(tx, params.campaign, listener));
		redirect(303, `${here(params)}?said=listener-ended`);
	},
	why: async ({ request, locals, params }) => {
		const form = await readForm(request, whyNobodyForm);
		if (!form.ok) return form.problem;
		const { target, why } = form.value;
		const outcome = await locals.tx((tx) => sayWhyNobody(tx, params.campaign, target, why));
		if (!outcome.ok) return form.refuse(m.coproduction_listen_closed_already());
		redirect(303, `${here(params)}?said=why-nobody`);
	},
	close: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => closeCampaign(tx, params.campaign));
		if (!outcome.ok) return refusal(m.coproduction_listen_close_say_why());
		redirect(303, `${here(params)}?said=listening-closed`);
	}
};
