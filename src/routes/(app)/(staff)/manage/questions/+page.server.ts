import { redirect } from '@sveltejs/kit';
import { maySeeInterests } from '#rooms/programmes/joining/interest/policy.ts';
import { listInterests } from '#rooms/programmes/joining/interest/queries.server.ts';
import { answerQuestion } from '#rooms/programmes/joining/question/commands.server.ts';
import { answeredForm } from '#rooms/programmes/joining/question/form.ts';
import { listQuestions } from '#rooms/programmes/joining/question/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	forCoordinators(locals);
	return locals.tx(async (tx) => ({
		...(await listQuestions(tx)),
		interests: maySeeInterests(tx.actor) ? await listInterests(tx) : []
	}));
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, answeredForm);
		if (!form.ok) return form.problem;
		const { question, how } = form.value;
		await locals.tx((tx) => answerQuestion(tx, question, how));
		redirect(303, '/manage/questions?saved');
	}
};
