import { redirect } from '@sveltejs/kit';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { consultationStands, mayReadConsultation } from '#rooms/coproduction/consultation/policy.ts';
import {
	getConsultation,
	listConsultationQuestions,
	listSought
} from '#rooms/coproduction/consultation/queries.server.ts';
import { listOwnProjects } from '#rooms/coproduction/project/queries.server.ts';
import { replyRefusalWords } from '#rooms/coproduction/reply/choices.ts';
import { replyUnderAccount } from '#rooms/coproduction/reply/commands.server.ts';
import { ownReplyForm } from '#rooms/coproduction/reply/form.ts';
import { findOwnReply, findConsultationPicture, listReadWords } from '#rooms/coproduction/reply/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

/** A consultation for somebody of the project: what she is asked, what she replied, and the picture of all. */
export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const consultation = await getConsultation(tx, params.consultation);
		const { id, projectId } = consultation;
		const stands = consultationStands(consultation, todayOf(tx));
		const isOf = (await listOwnProjects(tx)).some((project) => project.id === projectId);
		if (stands === 'draft' || !isOf) throw new NotFound();
		return {
			...{ consultation, stands, zone: tx.zone, isTeam: mayReadConsultation(tx.actor, consultation) },
			...{ questions: await listConsultationQuestions(tx, id), groups: await listSought(tx, id) },
			...{
				own: await findOwnReply(tx, id),
				picture: await findConsultationPicture(tx, id),
				words: await listReadWords(tx, id)
			}
		};
	});

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const form = await readForm(request, ownReplyForm);
		if (!form.ok) return form.problem;
		const reply = { ...form.value, language: locals.language };
		const outcome = await locals.tx((tx) => replyUnderAccount(tx, params.consultation, reply));
		if (!outcome.ok) return form.refuse(replyRefusalWords[outcome.reason]());
		redirect(303, `/together/consultations/${params.consultation}?said=reply-made`);
	}
};
