import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { behindEach, listThemes, quotesOfEach } from '#rooms/coproduction/theme/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const runs = mayRunProject(tx.actor, project.id);
		const themes = await listThemes(tx, project.id);
		const ids = themes.map(({ id }) => id);
		return {
			...{ project, runs, themes, reads: runs || holds(tx.actor, 'evaluator') },
			together: locals.publicPath('/together'),
			behind: await behindEach(tx, ids),
			quotes: await quotesOfEach(tx, ids)
		};
	});
