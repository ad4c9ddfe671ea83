import { redirect } from '@sveltejs/kit';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { confirmHours } from '#rooms/coproduction/hours/commands.server.ts';
import { confirmHoursForm } from '#rooms/coproduction/hours/form.ts';
import { mayConfirmHours, mayReadTotals } from '#rooms/coproduction/hours/policy.ts';
import { countWorked, listWorked } from '#rooms/coproduction/hours/queries.server.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		const of = { projectId: project.id };
		if (!mayReadTotals(tx.actor, of)) throw new NotFound();
		const confirms = mayConfirmHours(tx.actor, of);
		return {
			...{ project, confirms, exports: mayRunCall(tx.actor), zone: tx.zone },
			totals: await countWorked(tx, project.id),
			worked: confirms ? await listWorked(tx, project.id) : []
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, confirmHoursForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => {
			if (!mayConfirmHours(tx.actor, { projectId: params.project })) throw new NotFound();
			return confirmHours(tx, params.project, form.value);
		});
		redirect(303, `/together/${params.project}/hours?said=hours-confirmed`);
	}
};
