import { randomUUID } from 'node:crypto';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { planWorkshop } from '#rooms/coproduction/workshop/commands.server.ts';
import { newWorkshopForm } from '#rooms/coproduction/workshop/form.ts';
import { mayPlanWorkshop } from '#rooms/coproduction/workshop/policy.ts';
import { listMeetingsToChoose } from '#rooms/coproduction/workshop/queries.server.ts';
import { meetingOptions, workshopRefusalWords } from '#rooms/coproduction/workshop/words.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayPlanWorkshop(tx.actor, { projectId: project.id })) throw new NotFound();
		const meetings = meetingOptions(await listMeetingsToChoose(tx, project), tx.zone);
		return { id: randomUUID(), project, meetings, languages: locals.organisation.languages };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, newWorkshopForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, workshop) => planWorkshop(tx, params.project, workshop), {
			to: (id) => `/together/${params.project}/workshops/${id}?said=workshop-planned`,
			say: (reason) => {
				const [sentence, field = ''] = workshopRefusalWords(reason);
				return [sentence, field];
			}
		});
	}
};
