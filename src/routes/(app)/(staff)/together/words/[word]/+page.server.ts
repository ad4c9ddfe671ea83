import { redirect } from '@sveltejs/kit';
import { changeWord, takeWordOff } from '#rooms/coproduction/word/commands.server.ts';
import { changeWordForm } from '#rooms/coproduction/word/form.ts';
import { mayKeepWords } from '#rooms/coproduction/word/policy.ts';
import { getWord } from '#rooms/coproduction/word/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	if (!locals.actor || !mayKeepWords(locals.actor)) throw new Forbidden();
	const word = await locals.tx((tx) => getWord(tx, params.word));
	return { word, languages: locals.organisation.languages };
};

export const actions: Actions = {
	change: async ({ request, locals, params }) => {
		const form = await readForm(request, changeWordForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => changeWord(tx, params.word, form.value));
		if (!outcome.ok) return form.refuse(m.coproduction_word_changed_meanwhile());
		redirect(303, `${locals.publicPath('/together/words')}?saved`);
	},
	takeOff: async ({ locals, params }) => {
		await locals.tx((tx) => takeWordOff(tx, params.word));
		redirect(303, `${locals.publicPath('/together/words')}?said=word-taken-off`);
	}
};
