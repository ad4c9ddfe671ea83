import { redirect } from '@sveltejs/kit';
import { saveAnswers } from '#rooms/evaluation/answering/commands.server.ts';
import { answerIn, sentFor, type Given } from '#rooms/evaluation/answering/answer.ts';
import { allForm } from '#rooms/evaluation/answering/form.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';
import { begunInvitation } from '../invitation.server.ts';

export const load: PageServerLoad = async (event) => {
	const { invitation, begun, questions, base } = await begunInvitation(event);
	const chosen = (index: number) => (invitation.handed ? undefined : sentFor(begun.given.get(index + 1)));
	return {
		base,
		instructions: begun.words.instructions,
		wordsIn: begun.words.language,
		questions: questions.map((question, index) => ({ ...question, chosen: chosen(index) }))
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { questions, base, link } = await begunInvitation(event);
		const form = await readForm(event.request, allForm);
		if (!form.ok) return form.problem;
		const answers = new Map<number, Given>();
		for (const [name, sent] of Object.entries(form.value)) {
			const item = Number(/^a([1-9]\d{0,2})$/.exec(name)?.[1] ?? 0);
			const given = typeof sent === 'string' ? answerIn(questions[item - 1], sent) : undefined;
			if (item && given === undefined)
				return form.refuse(m.evaluation_answering_no_such(), questions[item - 1] ? name : undefined);
			if (given !== undefined) answers.set(item, given);
		}
		const kept = await event.locals.link((tx) => saveAnswers(tx, link, answers));
		if (!kept.ok) redirect(303, base);
		redirect(303, kept.value.risk ? `${base}/pause?next=end` : `${base}/end`);
	}
};
