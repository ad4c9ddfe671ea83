import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { threadKinds } from '#rooms/coproduction/thread/form.ts';
import { projectOfEnd, threadOf } from '#rooms/coproduction/thread/queries.server.ts';
import { quotesOfEach } from '#rooms/coproduction/theme/queries.server.ts';
import type { ThreadEnd } from '#rooms/coproduction/thread/fold.ts';
import { mayManageCourses } from '#rooms/programmes/courses/cohort/policy.ts';
import { findCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { getSession } from '#rooms/programmes/courses/session/queries.server.ts';
import { holds, type Tx } from '#platform/db/tx.ts';
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
		const run = await runAt(tx, thread.from);
		return {
			...{ thread, project: { id, name }, runs, reads: runs || holds(tx.actor, 'evaluator') },
			run: run && {
				page: run.publishedAt ? locals.publicPath(`/on/${run.slug}`) : null,
				poster: mayManageCourses(tx.actor, run.id) ? `/manage/on/${run.id}/share` : null
			},
			quotes: Object.values(quotes).flat().slice(0, 6),
			together: locals.publicPath('/together')
		};
	});

/** The run that an end of the thread is, or is a meeting of. */
async function runAt(tx: Tx, { kind, id }: ThreadEnd) {
	if (kind === 'cohort') return findCohort(tx, id);
	return kind === 'session' ? findCohort(tx, (await getSession(tx, id)).cohortId) : undefined;
}
