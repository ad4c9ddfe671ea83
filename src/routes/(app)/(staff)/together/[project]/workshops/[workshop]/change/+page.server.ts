import { redirect } from '@sveltejs/kit';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { changeWorkshop, giveUpWorkshop } from '#rooms/coproduction/workshop/commands.server.ts';
import { changeWorkshopForm } from '#rooms/coproduction/workshop/form.ts';
import { mayPlanWorkshop } from '#rooms/coproduction/workshop/policy.ts';
import { getWorkshop, listMeetingsToChoose } from '#rooms/coproduction/workshop/queries.server.ts';
import { meetingOptions, workshopRefusalWords } from '#rooms/coproduction/workshop/words.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const workshop = await getWorkshop(tx, params.workshop);
		if (workshop.projectId !== params.project || !mayPlanWorkshop(tx.actor, workshop)) throw new NotFound();
		const meetings = await listMeetingsToChoose(tx, await getProject(tx, workshop.projectId));
		return {
			...{ workshop, meetings: meetingOptions(meetings, tx.zone, workshop) },
			languages: locals.organisation.languages
		};
	});

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeWorkshopForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeWorkshop(tx, params.workshop, form.value));
		if (!outcome.ok) return form.refuse(...workshopRefusalWords(outcome.reason));
		redirect(303, `/together/${params.project}/workshops/${params.workshop}?said=workshop-changed`);
	},
	giveUp: async ({ locals, params }) => {
		await locals.tx((tx) => giveUpWorkshop(tx, params.workshop));
		redirect(303, `/together/${params.project}/workshops?said=workshop-given-up`);
	}
};
