import { redirect } from '@sveltejs/kit';
import { listAlike } from '#rooms/coproduction/alike/queries.server.ts';
import { isListOpen } from '#rooms/coproduction/decision/policy.ts';
import { settleRefusalWords } from '#rooms/coproduction/suggestion/choices.ts';
import { leaveNameOut, putOnList, readSuggestions, unsettle } from '#rooms/coproduction/suggestion/commands.server.ts';
import { leaveOutForm, readTheseForm, whichSuggestionForm } from '#rooms/coproduction/suggestion/form.ts';
import { readBy } from '#rooms/coproduction/suggestion/policy.ts';
import { listSuggestions } from '#rooms/coproduction/suggestion/queries.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { NotFound } from '#platform/outcome.ts';
import { suggestionOf, toRun } from '../../../run.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const shown = await toRun(tx, params);
		const { suggests } = shown.decision;
		if (!suggests) throw new NotFound();
		const suggestions = await listSuggestions(tx, params.decision);
		return {
			...shown,
			suggestions: suggestions.map((one) => ({ ...one, by: readBy(one.receivedOn, suggests.readDays, tx.zone) })),
			alike: await listAlike(tx, params.decision),
			isOpen: isListOpen(shown.decision),
			zone: tx.zone,
			now: tx.now
		};
	});

const on = ({ project, decision }: { project: string; decision: string }, said: string, id = '') =>
	redirect(303, `/together/${project}/${decision}/suggestions?said=${said}${id && `#s-${id}`}`);

export const actions: Actions = {
	read: async ({ request, locals, params }) => {
		const form = await readForm(request, readTheseForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => readSuggestions(tx, params.decision, form.value.ids));
		if (!outcome.ok) return refusal(settleRefusalWords[outcome.reason]());
		on(params, 'names-read');
	},
	list: async ({ request, locals, params }) => {
		const form = await readForm(request, whichSuggestionForm);
		if (!form.ok) return form.problem;
		const { suggestion } = form.value;
		const outcome = await locals.tx(async (tx) => putOnList(tx, await suggestionOf(tx, params, suggestion)));
		if (!outcome.ok) return refusal(settleRefusalWords[outcome.reason]());
		on(params, 'name-listed', suggestion);
	},
	leave: async ({ request, locals, params }) => {
		const form = await readForm(request, leaveOutForm);
		if (!form.ok) return form.problem;
		const { suggestion, why } = form.value;
		const outcome = await locals.tx(async (tx) => leaveNameOut(tx, await suggestionOf(tx, params, suggestion), why));
		if (!outcome.ok) return form.refuse(settleRefusalWords[outcome.reason]());
		on(params, 'name-left-out', suggestion);
	},
	undo: async ({ request, locals, params }) => {
		const form = await readForm(request, whichSuggestionForm);
		if (!form.ok) return form.problem;
		const { suggestion } = form.value;
		const outcome = await locals.tx(async (tx) => unsettle(tx, await suggestionOf(tx, params, suggestion)));
		if (!outcome.ok) return refusal(settleRefusalWords[outcome.reason]());
		on(params, 'name-undone', suggestion);
	}
};
