import { redirect } from '@sveltejs/kit';
import { todayOf } from '#rooms/coproduction/campaign/policy.ts';
import { getProject } from '#rooms/coproduction/project/queries.server.ts';
import { promiseRefusalWords } from '#rooms/coproduction/promise/choices.ts';
import { publishPromise, rewordPromise, sayHowItStands } from '#rooms/coproduction/promise/commands.server.ts';
import { promiseStandingForm, promiseWordsForm } from '#rooms/coproduction/promise/form.ts';
import { mayPromise } from '#rooms/coproduction/promise/policy.ts';
import { getPromise } from '#rooms/coproduction/promise/queries.server.ts';
import { listToRestOn, peopleBehind, reasonsOf } from '#rooms/coproduction/thread/queries.server.ts';
import { listHints } from '#rooms/coproduction/word/queries.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { NotFound } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) =>
	locals.tx(async (tx) => {
		const promise = await getPromise(tx, params.promise);
		if (promise.projectId !== params.project || !mayPromise(tx.actor, promise)) throw new NotFound();
		const { said, doing, why, askedOf } = promise;
		return {
			promise,
			hints: await listHints(tx, [said, doing, why, askedOf]),
			project: await getProject(tx, promise.projectId),
			behind: (await peopleBehind(tx, 'promise', [promise.id]))[promise.id],
			toRestOn: await listToRestOn(tx, promise.projectId),
			reasons: (await reasonsOf(tx, 'promise', [promise.id]))[promise.id] ?? { themes: [], decisions: [] },
			...{ languages: locals.organisation.languages, zone: tx.zone, today: todayOf(tx) }
		};
	});

const here = ({ project, promise }: { project: string; promise: string }) => `/together/${project}/promises/${promise}`;

export const actions: Actions = {
	stand: async ({ request, locals, params }) => {
		const form = await readForm(request, promiseStandingForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => sayHowItStands(tx, params.promise, form.value));
		if (!outcome.ok) return form.refuse(...promiseRefusalWords(outcome.reason));
		redirect(303, `${here(params)}?said=promise-stands`);
	},
	reword: async ({ request, locals, params }) => {
		const form = await readForm(request, promiseWordsForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => rewordPromise(tx, params.promise, form.value));
		if (!outcome.ok) return form.refuse(...promiseRefusalWords(outcome.reason));
		redirect(303, `${here(params)}?said=promise-reworded`);
	},
	publish: async ({ request, locals, params }) => {
		const isPublic = (await textIn(request, 'public')) === 'yes';
		await locals.tx((tx) => publishPromise(tx, params.promise, isPublic));
		redirect(303, `${here(params)}?said=${isPublic ? 'promise-public' : 'promise-hidden'}`);
	}
};
