import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { mayReadGuide } from '#rooms/coproduction/guide/policy.ts';
import { mayWriteNeeds } from '#rooms/coproduction/need/policy.ts';
import { listShownNeeds } from '#rooms/coproduction/need/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { behindEach } from '#rooms/coproduction/theme/queries.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const of = { projectId: project.id };
		const needs = await listShownNeeds(tx, project.id);
		const themes = needs.flatMap(({ themeId }) => themeId ?? []);
		return {
			...{ project, needs, reads: mayReadGuide(tx.actor, of), writes: mayWriteNeeds(tx.actor, of) },
			...{ together: locals.publicPath('/together'), zone: tx.zone, today: todayOf(tx) },
			behind: await behindEach(tx, themes)
		};
	});
