import { redirect } from '@sveltejs/kit';
import { randomUUID } from 'node:crypto';
import { listApplications } from '#rooms/coproduction/application/queries.server.ts';
import { mayRunCall } from '#rooms/coproduction/call/policy.ts';
import { getPaidCall } from '#rooms/coproduction/call/queries.server.ts';
import { interviewRefusalWords } from '#rooms/coproduction/interview/choices.ts';
import { freeInterview, makeInterviews, removeInterview } from '#rooms/coproduction/interview/commands.server.ts';
import { interviewsForm } from '#rooms/coproduction/interview/form.ts';
import { mayMakeInterviews } from '#rooms/coproduction/interview/policy.ts';
import { listInterviewNeeds, listInterviews } from '#rooms/coproduction/interview/queries.server.ts';
import { noteReading } from '#platform/audit/record.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { callToRun } from '../../calls.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const call = await getPaidCall(tx, params.wanted);
		if (call.projectId !== params.project || !mayMakeInterviews(tx.actor, call)) throw new NotFound();
		const runs = mayRunCall(tx.actor);
		const needs = runs ? await listInterviewNeeds(tx, call.id) : {};
		if (Object.keys(needs).length) await noteReading(tx, 'coproduction.interview_need');
		const numbers = runs ? (await listApplications(tx, call.id)).map(({ id, number }) => [id, number] as const) : [];
		return {
			...{ call, runs, needs, form: randomUUID(), zone: tx.zone },
			interviews: await listInterviews(tx, call.id),
			numbers: Object.fromEntries(numbers)
		};
	});

const here = ({ project, wanted }: { project: string; wanted: string }) => `/together/${project}/calls/${wanted}/times`;

export const actions: Actions = {
	make: async ({ request, locals, params }) => {
		const form = await readForm(request, interviewsForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, sent) => makeInterviews(tx, params.wanted, sent), {
			to: () => `${here(params)}?said=interviews-made`,
			say: (reason) => [interviewRefusalWords[reason](), 'day']
		});
	},
	remove: async ({ request, locals, params }) => {
		const interview = await textIn(request, 'interview');
		const outcome = await locals.tx((tx) => removeInterview(tx, params.wanted, interview));
		if (!outcome.ok) return refusal(interviewRefusalWords[outcome.reason]());
		redirect(303, `${here(params)}?said=interview-removed`);
	},
	free: async ({ request, locals, params }) => {
		const interview = await textIn(request, 'interview');
		await locals.tx(async (tx) => {
			await callToRun(tx, params);
			return freeInterview(tx, params.wanted, interview);
		});
		redirect(303, `${here(params)}?said=interview-freed`);
	}
};
