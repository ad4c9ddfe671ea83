import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { threadKinds } from '#rooms/coproduction/thread/form.ts';
import { projectOfEnd, threadOf } from '#rooms/coproduction/thread/queries.server.ts';
import { quotesOfEach } from '#rooms/coproduction/theme/queries.server.ts';
import { holds } from '#platform/db/tx.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

/** What something rests on and what rests on it, for whoever may read it. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const kind = threadKinds.find((known) => known === params.kind);
		if (!kind || kind === 'note') throw new NotFound();
		const thread = await threadOf(tx, kind, params.end);
		const { id, name } = await projectOfEnd(tx, kind, params.end);
		const themes = [thread.from, ...thread.earlier].filter((end) => end.kind === 'theme');
		const quotes = await quotesOfEach(
			tx,
			themes.map((theme) => theme.id)
		);
		const runs = mayRunProject(tx.actor, id);
		return {
			...{ thread, project: { id, name }, runs, reads: runs || holds(tx.actor, 'evaluator') },
			quotes: Object.values(quotes).flat().slice(0, 6),
			together: locals.publicPath('/together')
		};
	});
