import { redirect } from '@sveltejs/kit';
import { saveAnswers } from '#rooms/evaluation/answering/commands.server.ts';
import { answerIn, sentFor } from '#rooms/evaluation/answering/answer.ts';
import { answerForm } from '#rooms/evaluation/answering/form.ts';
import { NotFound } from '#platform/outcome.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';
import { begunInvitation } from '../invitation.server.ts';

function itemIn(text: string, questions: number): number {
	const item = /^[1-9]\d{0,2}$/.test(text) ? Number(text) : 0;
	if (item < 1 || item > questions) throw new NotFound();
	return item;
}

export const load: PageServerLoad = async (event) => {
	const { invitation, begun, questions, base } = await begunInvitation(event);
	const item = itemIn(event.params.item, questions.length);
	const { instructions, language } = begun.words;
	return {
		small: true,
		base,
		item,
		of: questions.length,
		question: questions[item - 1] ?? { text: '', options: [] },
		instructions,
		wordsIn: language,
		// On a phone that was handed over, what she said is not shown again.
		chosen: invitation.handed ? undefined : sentFor(begun.given.get(item))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { questions, base, link } = await begunInvitation(event);
		const item = itemIn(event.params.item, questions.length);
		const form = await readForm(event.request, answerForm);
		if (!form.ok) return form.problem;
		const skips = form.value.go === 'skip';
		if (!skips && !form.value.answer) return form.refuse(m.evaluation_answering_choose(), 'answer');
		const given = answerIn(questions[item - 1], skips ? '' : (form.value.answer ?? ''));
		if (given === undefined) return form.refuse(m.evaluation_answering_no_such(), 'answer');
		const kept = await event.locals.link((tx) => saveAnswers(tx, link, new Map([[item, given]])));
		if (!kept.ok) redirect(303, base);
		const next = item < questions.length ? String(item + 1) : 'end';
		redirect(303, kept.value.risk ? `${base}/pause?next=${next}` : `${base}/${next}`);
	}
};
