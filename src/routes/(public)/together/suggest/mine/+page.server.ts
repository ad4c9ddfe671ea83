import { redirect } from '@sveltejs/kit';
import { sayAlike } from '#rooms/coproduction/alike/commands.server.ts';
import { sayAlikeForm } from '#rooms/coproduction/alike/form.ts';
import { listAskedAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { receiptForm } from '#rooms/coproduction/suggestion/form.ts';
import { settleRefusalWords } from '#rooms/coproduction/suggestion/choices.ts';
import { readBy } from '#rooms/coproduction/suggestion/policy.ts';
import { followSuggestion } from '#rooms/coproduction/suggestion/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How often codes are tried from one network in a quarter of an hour: a hall full of people, and no machine that guesses. */
const most = { codes: 60, seconds: 900 };

export const load: PageServerLoad = ({ locals, url }) => ({
	isSaid: url.searchParams.has('thanks'),
	zone: locals.organisation.timeZone,
	here: locals.publicPath('/together/suggest/mine'),
	ofNotes: locals.publicPath('/together/mine')
});

const followed = (locals: App.Locals, code: string) =>
	locals.link(async (link) => {
		const { suggestion, decision, project, isChosen } = await followSuggestion(link, code);
		const { question, state, voidReason, suggests } = decision;
		return {
			...{ code, project, isChosen, suggestion, decision: { question, state, voidReason } },
			by: readBy(suggestion.receivedOn, suggests?.readDays ?? 2, link.zone),
			asked: decision.listClosedAt ? [] : await listAskedAlike(link, [suggestion.id])
		};
	});

export const actions: Actions = {
	follow: async ({ request, locals }) => {
		const form = await readForm(request, receiptForm);
		if (!form.ok) return form.problem;
		const isFew = await locals.allow('follow by a receipt', networkOf(locals.clientAddress), most.codes, most.seconds);
		if (!isFew) return form.refuse(m.coproduction_suggest_too_often(), 'code');
		try {
			return { found: await followed(locals, form.value.code) };
		} catch (error) {
			if (error instanceof NotFound) return form.refuse(m.coproduction_suggest_no_such_code(), 'code');
			throw error;
		}
	},
	say: async ({ request, locals }) => {
		const form = await readForm(request, sayAlikeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.link((link) => sayAlike(link, form.value));
		if (!outcome.ok) return form.refuse(settleRefusalWords[outcome.reason]());
		redirect(303, `${locals.publicPath('/together/suggest/mine')}?thanks`);
	}
};
