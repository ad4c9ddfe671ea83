import { redirect } from '@sveltejs/kit';
import { listDecisions } from '#rooms/coproduction/decision/queries.server.ts';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { listOverduePromises } from '#rooms/coproduction/promise/queries.server.ts';
import { mayReadTotals } from '#rooms/coproduction/hours/policy.ts';
import { mayReadGuide } from '#rooms/coproduction/guide/policy.ts';
import { publishProject } from '#rooms/coproduction/project/commands.server.ts';
import { mayRunProject, mayStartProject } from '#rooms/coproduction/project/policy.ts';
import { getProject, listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { listReported } from '#rooms/coproduction/reported/queries.server.ts';
import { mayReadWorkshops } from '#rooms/coproduction/workshop/policy.ts';
import { listWorkshops } from '#rooms/coproduction/workshop/queries.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const runs = mayRunProject(tx.actor, project.id);
		return {
			project,
			runs,
			starts: mayStartProject(tx.actor),
			hours: mayReadTotals(tx.actor, { projectId: project.id }),
			people: runs ? await listProjectPeople(tx, project.id) : [],
			guide: mayReadGuide(tx.actor, { projectId: project.id }),
			toAnswer: runs ? (await listReported(tx, project.id)).filter(({ outcome }) => !outcome).length : 0,
			past: (await listOverduePromises(tx, todayOf(tx))).some(({ projectId }) => projectId === project.id),
			workshops: mayReadWorkshops(tx.actor, { projectId: project.id })
				? await listWorkshops(tx, project.id)
				: undefined,
			decisions: await listDecisions(tx, project.id),
			zone: tx.zone,
			now: tx.now
		};
	});

export const actions: Actions = {
	publish: async ({ request, locals, params }) => {
		const isPublic = (await textIn(request, 'public')) === 'yes';
		await locals.tx((tx) => publishProject(tx, params.project, isPublic));
		redirect(303, `/together/${params.project}?said=${isPublic ? 'project-public' : 'project-hidden'}`);
	}
};
