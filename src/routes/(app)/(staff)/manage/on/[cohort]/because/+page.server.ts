import { redirect } from '@sveltejs/kit';
import { findProjectOf } from '#rooms/coproduction/project/queries.server.ts';
import { tieReasons } from '#rooms/coproduction/thread/commands.server.ts';
import { runReasonsForm } from '#rooms/coproduction/thread/form.ts';
import { listToRestRunOn, reasonsOf } from '#rooms/coproduction/thread/queries.server.ts';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import type { Tx } from '#platform/db/tx.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { forCoordinators, forWholeCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A run, or one of its meetings, and the project that its programme came of. Throws NotFound. */
async function toTie(tx: Tx, cohortId: string, sessionId: string) {
	const cohort = await getCohort(tx, cohortId);
	const sessions = await listSessions(tx, cohortId);
	const session = sessions.find(({ id }) => id === sessionId);
	if (sessionId && !session) throw new NotFound();
	const later = session ? ({ kind: 'session', id: session.id } as const) : ({ kind: 'cohort', id: cohort.id } as const);
	return { cohort, sessions, session, later, project: await findProjectOf(tx, cohort.programmeId) };
}

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals, params.cohort);
	forWholeCoordinators(locals);
	return locals.tx(async (tx) => {
		const { later, project, ...shown } = await toTie(tx, params.cohort, url.searchParams.get('session') ?? '');
		return {
			...shown,
			toRestOn: project ? await listToRestRunOn(tx, project.id) : null,
			reasons: (await reasonsOf(tx, later.kind, [later.id]))[later.id] ?? { themes: [], decisions: [] },
			zone: tx.zone
		};
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const form = await readForm(request, runReasonsForm);
		if (!form.ok) return form.problem;
		const { session, ...reasons } = form.value;
		const later = await locals.tx(async (tx) => {
			const { later, project } = await toTie(tx, params.cohort, session);
			if (!project) return null;
			await tieReasons(tx, { ...later, projectId: project.id }, reasons);
			return later;
		});
		if (!later) return form.refuse(m.coproduction_thread_run_none());
		const of = later.kind === 'session' ? `&session=${later.id}` : '';
		redirect(303, `/manage/on/${params.cohort}/because?said=thread-tied${of}`);
	}
};
