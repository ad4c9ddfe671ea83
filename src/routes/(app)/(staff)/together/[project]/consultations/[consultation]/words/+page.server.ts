import { redirect } from '@sveltejs/kit';
import { mayConsult } from '#rooms/coproduction/consultation/policy.ts';
import { listConsultationQuestions } from '#rooms/coproduction/consultation/queries.server.ts';
import { readWords } from '#rooms/coproduction/reply/commands.server.ts';
import { readWordsForm } from '#rooms/coproduction/reply/form.ts';
import { listReplyWords } from '#rooms/coproduction/reply/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { consultationToRead } from '../../../../consultations.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** All that people wrote in a consultation, what nobody has read first. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const consultation = await consultationToRead(tx, params);
		const { id } = consultation;
		return {
			...{ consultation, runs: mayConsult(tx.actor, consultation) },
			...{ questions: await listConsultationQuestions(tx, id), words: await listReplyWords(tx, id) }
		};
	});

const here = ({ project, consultation }: { project: string; consultation: string }) =>
	`/together/${project}/consultations/${consultation}/words`;

export const actions: Actions = {
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, readWordsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readWords(tx, params.consultation, form.value.answer, { leftOut: false }));
		redirect(303, `${here(params)}?said=reply-words-read`);
	},
	leaveOut: async ({ request, locals, params }) => {
		const form = await readForm(request, readWordsForm);
		if (!form.ok) return form.problem;
		await locals.tx((tx) => readWords(tx, params.consultation, form.value.answer, { leftOut: true }));
		redirect(303, `${here(params)}?said=reply-words-left-out`);
	}
};
