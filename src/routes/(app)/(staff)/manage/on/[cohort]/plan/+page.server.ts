import { redirect } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { cancelSession, changeSession, reopenSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { lookAtMove } from '#rooms/programmes/courses/reschedule/queries.server.ts';
import { findChange } from '#rooms/programmes/courses/session-change/queries.server.ts';
import { planSession, restorePlan } from '#rooms/programmes/courses/session/commands.server.ts';
import { getSessionToPlan, listPlans } from '#rooms/programmes/courses/session/queries.server.ts';
import { sessionRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { cancelSessionForm, changeSessionForm, planForm } from '#rooms/programmes/courses/session/form.ts';
import { mayArrangeSessions, mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { isId } from '#platform/db/ids.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = locals;
	if (!actor || !mayRunSession(actor, params.cohort)) throw new Forbidden();
	const session = url.searchParams.get('session');
	const course = await locals.tx(async (tx) => ({
		cohort: await getCohort(tx, params.cohort),
		plans: await listPlans(tx, params.cohort),
		chosen: session ? await getSessionToPlan(tx, params.cohort, session) : null,
		change: session && isId(session) ? await findChange(tx, session) : undefined
	}));
	return {
		...course,
		mayArrange: mayArrangeSessions(actor, params.cohort),
		zone: locals.organisation.timeZone,
		now: locals.now
	};
};

const sessionIn = (url: URL) => url.searchParams.get('session') ?? '';
const back = (url: URL, said: string) => redirect(303, `${url.pathname}?session=${sessionIn(url)}&said=${said}`);

export const actions: Actions = {
	plan: async ({ request, locals, url }) => {
		const form = await readForm(request, planForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => planSession(tx, sessionIn(url), form.value));
		if (!outcome.ok) return form.refuse(sessionRefusalWords(outcome.reason));
		back(url, 'plan');
	},
	change: async ({ request, locals, url }) => {
		const form = await readForm(request, changeSessionForm);
		if (!form.ok) return form.problem;
		const looked = form.typed.looked === 'yes';
		const move = looked ? null : await locals.tx((tx) => lookAtMove(tx, sessionIn(url), form.value));
		if (move?.moves) return { move, typed: form.typed, errors: {} };
		const outcome = await locals.tx((tx) => changeSession(tx, sessionIn(url), form.value));
		if (!outcome.ok)
			return form.refuse(
				sessionRefusalWords(outcome.reason),
				outcome.reason === 'changed-meanwhile' ? undefined : 'day'
			);
		back(url, 'session');
	},
	cancel: async ({ request, locals, url }) => {
		const form = await readForm(request, cancelSessionForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => cancelSession(tx, sessionIn(url), form.value));
		if (!outcome.ok) return form.refuse(sessionRefusalWords(outcome.reason));
		back(url, 'cancelled');
	},
	reopen: async ({ locals, url }) => {
		const outcome = await locals.tx((tx) => reopenSession(tx, sessionIn(url)));
		if (!outcome.ok) return refusal(sessionRefusalWords(outcome.reason));
		back(url, 'reopened');
	},
	restore: async ({ locals, url }) => {
		const outcome = await locals.tx((tx) => restorePlan(tx, sessionIn(url)));
		if (!outcome.ok) return refusal(sessionRefusalWords(outcome.reason));
		back(url, 'restored');
	}
};
