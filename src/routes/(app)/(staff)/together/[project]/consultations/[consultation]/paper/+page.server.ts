import { randomUUID } from 'node:crypto';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { consultationStands } from '#rooms/coproduction/consultation/policy.ts';
import { listConsultationQuestions, listSought } from '#rooms/coproduction/consultation/queries.server.ts';
import { replyRefusalWords } from '#rooms/coproduction/reply/choices.ts';
import { typeInReply } from '#rooms/coproduction/reply/commands.server.ts';
import { paperReplyForm } from '#rooms/coproduction/reply/form.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { consultationToRun } from '../../../../consultations.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** A reply that came on paper is typed in. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const consultation = await consultationToRun(tx, params);
		return {
			...{ consultation, form: randomUUID() },
			isAsking: consultationStands(consultation, todayOf(tx)) === 'asking',
			...{
				questions: await listConsultationQuestions(tx, consultation.id),
				groups: await listSought(tx, consultation.id)
			}
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, paperReplyForm);
		if (!form.ok) return form.problem;
		const { language } = locals;
		return once(form, locals.tx, (tx, reply) => typeInReply(tx, params.consultation, { ...reply, language }), {
			to: () => `/together/${params.project}/consultations/${params.consultation}/paper?said=reply-typed`,
			say: (reason) => replyRefusalWords[reason]()
		});
	}
};
