import { standingOf } from '#rooms/coproduction/task/fold.ts';
import { guideStages } from '#rooms/coproduction/guide/library.ts';
import { guideOf } from './guide.server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const { project, uses, written } = await guideOf(tx, params);
		const stages = guideStages.map((stage) => ({ lead: stage.lead, ...standingOf(stage, written) }));
		return { project, uses, stages };
	});
