import { redirect } from '@sveltejs/kit';
import {
	letGoFromProject,
	nameProjectFacilitator,
	takeIntoProject
} from '#rooms/coproduction/project/commands.server.ts';
import { projectFacilitatorForm } from '#rooms/coproduction/project/form.ts';
import { mayRunProject, mayStartProject } from '#rooms/coproduction/project/policy.ts';
import { getProject, listProjectPeople } from '#rooms/coproduction/project/queries.server.ts';
import { teamRefusalWords } from '#rooms/programmes/courses/team/choices.ts';
import { listGrants } from '#rooms/programmes/courses/team/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { searched } from '../../search.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** How long somebody runs a project before the role is looked at again. */
const roleLasts = 365 * 86_400_000;

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new Forbidden();
		const starts = mayStartProject(tx.actor);
		const people = await listProjectPeople(tx, project.id);
		const isIn = new Set(people.map(({ personId }) => personId));
		return {
			project,
			people,
			starts,
			team: starts ? await listGrants(tx, project.id) : [],
			...(starts ? await searched(tx, url, (id) => !isIn.has(id)) : { q: '', found: [] })
		};
	});

export const actions: Actions = {
	take: async ({ request, locals, params }) => {
		const person = await textIn(request, 'person');
		await locals.tx((tx) => takeIntoProject(tx, params.project, person));
		redirect(303, `/together/${params.project}/people?said=project-joined`);
	},
	'let-go': async ({ request, locals, params }) => {
		const person = await textIn(request, 'person');
		await locals.tx((tx) => letGoFromProject(tx, params.project, person));
		redirect(303, `/together/${params.project}/people?said=project-left`);
	},
	facilitator: async ({ request, locals, params }) => {
		const form = await readForm(request, projectFacilitatorForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => {
			const until = new Date(tx.now.getTime() + roleLasts);
			return nameProjectFacilitator(tx, params.project, { ...form.value, language: locals.language, until });
		});
		if (!outcome.ok) return form.refuse(teamRefusalWords(outcome.reason), 'email');
		redirect(303, `/together/${params.project}/people?said=project-facilitator`);
	}
};
