import { redirect } from '@sveltejs/kit';
import { writeAnswer } from '#rooms/coproduction/guide/commands.server.ts';
import { guideAnswerForm } from '#rooms/coproduction/guide/form.ts';
import { questionAt, type GuideQuestion } from '#rooms/coproduction/guide/library.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import { guideOf, stageOf } from '../../guide.server.ts';
import type { Actions, PageServerLoad } from './$types';

function questionOf(params: { stage: string; question: string }): GuideQuestion {
	const question = questionAt(stageOf(params), params.question);
	if (!question) throw new NotFound();
	return question;
}

export const load: PageServerLoad = async ({ locals, params }) => {
	const { stage } = stageOf(params);
	const question = questionOf(params);
	return locals.tx(async (tx) => {
		const { project, uses, written } = await guideOf(tx, params);
		if (!uses) throw new NotFound();
		const answer = written.answers.find((one) => one.question === question.id);
		return { project, stage, question, answer };
	});
};

export const actions: Actions = {
	default: async ({ request, locals, params }) => {
		const { id: question } = questionOf(params);
		const form = await readForm(request, guideAnswerForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => writeAnswer(tx, params.project, { question, ...form.value }));
		if (!outcome.ok) return form.refuse(m.coproduction_guide_changed_meanwhile());
		redirect(303, `/together/${params.project}/guide/${params.stage}?saved#q-${params.question}`);
	}
};
