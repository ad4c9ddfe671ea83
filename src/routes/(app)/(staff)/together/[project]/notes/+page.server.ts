import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { listCampaigns, listTargets } from '#rooms/coproduction/campaign/queries.server.ts';
import { listNotes } from '#rooms/coproduction/note/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

/** How many notes stand on a page. */
const most = 30;

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id) && !holds(tx.actor, 'evaluator')) throw new NotFound();
		const from = Math.max(0, Number.parseInt(url.searchParams.get('from') ?? '', 10) || 0);
		const campaigns = [];
		for (const campaign of await listCampaigns(tx, project.id)) {
			const notes = await listNotes(tx, campaign.id, from, most + 1);
			const shown = notes.slice(0, most);
			campaigns.push({
				campaign,
				notes: shown,
				more: notes.length > most,
				targets: await listTargets(tx, campaign.id)
			});
		}
		return { project, campaigns, next: from + most, zone: tx.zone };
	});
