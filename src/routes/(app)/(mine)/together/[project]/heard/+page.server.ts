import { holds } from '#platform/db/tx.ts';
import { mayRunCampaign, campaignStands, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import {
	bandsOf,
	countHeard,
	heardBy,
	heardByTarget,
	listCampaigns,
	listTargets,
	type Campaign
} from '#rooms/coproduction/campaign/queries.server.ts';
import { isListener } from '#rooms/coproduction/note/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

async function pictureOf(tx: Tx, campaign: Campaign, numbers: boolean) {
	const { id } = campaign;
	return {
		campaign,
		stands: campaignStands(campaign, todayOf(tx)),
		targets: await listTargets(tx, id),
		bands: await bandsOf(tx, id),
		numbers: numbers && {
			total: await countHeard(tx, id),
			heard: await heardByTarget(tx, id),
			languages: await heardBy(tx, id, 'language'),
			settings: await heardBy(tx, id, 'setting')
		}
	};
}

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const runs = mayRunCampaign(tx.actor, { projectId: project.id });
		const reads = runs || holds(tx.actor, 'evaluator');
		const pictures = [];
		for (const campaign of await listCampaigns(tx, project.id))
			if (reads || (await isListener(tx, campaign.id))) pictures.push(await pictureOf(tx, campaign, reads));
		if (!reads && !pictures.length) throw new NotFound();
		return { project, runs, reads, pictures, zone: tx.zone };
	});
