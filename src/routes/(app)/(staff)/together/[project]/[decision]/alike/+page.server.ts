import { redirect } from '@sveltejs/kit';
import { askAlike, sayAlike, stopAsking } from '#rooms/coproduction/alike/commands.server.ts';
import { alikeForm, sayAlikeForm, stopForm } from '#rooms/coproduction/alike/form.ts';
import { listAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { isListOpen } from '#rooms/coproduction/decision/policy.ts';
import { settleRefusalWords } from '#rooms/coproduction/suggestion/choices.ts';
import { listSuggestions } from '#rooms/coproduction/suggestion/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { suggestionOf, toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		return {
			...shown,
			suggestions: await listSuggestions(tx, params.decision),
			alike: await listAlike(tx, params.decision),
			isOpen: isListOpen(shown.decision),
			of: url.searchParams.get('of') ?? ''
		};
	});

export const actions: Actions = {
	ask: async ({ request, locals, params }) => {
		const form = await readForm(request, alikeForm);
		if (!form.ok) return form.problem;
		const { suggestion, into } = form.value;
		const outcome = await locals.tx(async (tx) => askAlike(tx, await suggestionOf(tx, params, suggestion), into));
		if (!outcome.ok) return form.refuse(settleRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}/alike?said=alike-asked`);
	},
	stop: async ({ request, locals, params }) => {
		const form = await readForm(request, stopForm);
		if (!form.ok) return form.problem;
		const { suggestion, alike } = form.value;
		const outcome = await locals.tx(async (tx) => stopAsking(tx, await suggestionOf(tx, params, suggestion), alike));
		if (!outcome.ok) return refusal(settleRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}/alike?said=alike-ended`);
	},
	say: async ({ request, locals, params }) => {
		const form = await readForm(request, sayAlikeForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx(async (tx) => {
			await suggestionOf(tx, params, form.value.suggestion);
			return sayAlike(tx, form.value);
		});
		if (!outcome.ok) return refusal(settleRefusalWords[outcome.reason]());
		redirect(303, `/together/${params.project}/${params.decision}/alike?said=alike-said`);
	}
};
