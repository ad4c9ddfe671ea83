import { randomUUID } from 'node:crypto';
import { listWord } from '#rooms/coproduction/word/commands.server.ts';
import { newWordForm } from '#rooms/coproduction/word/form.ts';
import { mayKeepWords } from '#rooms/coproduction/word/policy.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.actor || !mayKeepWords(locals.actor)) throw new Forbidden();
	return { id: randomUUID(), languages: locals.organisation.languages };
};

export const actions: Actions = {
	default: async ({ request, locals }) => {
		const form = await readForm(request, newWordForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, listWord, {
			to: () => `${locals.publicPath('/together/words')}?said=word-listed`,
			say: () => m.coproduction_word_enough()
		});
	}
};
