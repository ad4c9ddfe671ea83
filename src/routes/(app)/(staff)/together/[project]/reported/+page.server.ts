import { redirect } from '@sveltejs/kit';
import { mayRunProject } from '#rooms/coproduction/project/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { settleReportedWords } from '#rooms/coproduction/reported/choices.ts';
import { settleReported } from '#rooms/coproduction/reported/commands.server.ts';
import { settleReportedForm } from '#rooms/coproduction/reported/form.ts';
import { listReported } from '#rooms/coproduction/reported/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const project = await getProject(tx, params.project);
		if (!mayRunProject(tx.actor, project.id)) throw new NotFound();
		return { project, reported: await listReported(tx, project.id), zone: tx.zone };
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, settleReportedForm);
		if (!form.ok) return form.problem;
		const { reported, ...settled } = form.value;
		const outcome = await locals.tx((tx) => settleReported(tx, reported, settled));
		if (!outcome.ok) return form.refuse(settleReportedWords(outcome.reason), 'outcome');
		redirect(303, `/together/${params.project}/reported?said=reported-settled`);
	}
};
