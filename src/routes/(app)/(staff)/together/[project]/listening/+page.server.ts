import { mayRunCampaign, campaignStands, todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { countHeard, listCampaigns } from '#rooms/coproduction/campaign/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const runs = mayRunCampaign(tx.actor, { projectId: project.id });
		if (!runs && !holds(tx.actor, 'evaluator')) throw new NotFound();
		const campaigns = [];
		for (const campaign of await listCampaigns(tx, project.id))
			campaigns.push({
				...campaign,
				stands: campaignStands(campaign, todayOf(tx)),
				heard: await countHeard(tx, campaign.id)
			});
		return { project, runs, campaigns, zone: tx.zone };
	});
