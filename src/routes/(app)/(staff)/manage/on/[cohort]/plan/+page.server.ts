import { redirect } from '@sveltejs/kit';
import type * as v from 'valibot';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { cancelSession, changeSession, reopenSession } from '#rooms/programmes/courses/reschedule/commands.server.ts';
import { lookAtMove } from '#rooms/programmes/courses/reschedule/queries.server.ts';
import {
	callOffFollowing,
	moveFollowing,
	reopenTogether
} from '#rooms/programmes/courses/following/commands.server.ts';
import { callOffForm, moveForm, backOnForm } from '#rooms/programmes/courses/following/form.ts';
import {
	lookAround,
	lookAtFollowing,
	type RefusedMoveOfAll
} from '#rooms/programmes/courses/following/queries.server.ts';
import { findChange, listMovedWith } from '#rooms/programmes/courses/session-change/queries.server.ts';
import { planSession, restorePlan } from '#rooms/programmes/courses/session/commands.server.ts';
import { getSessionToPlan, listPlans } from '#rooms/programmes/courses/session/queries.server.ts';
import { sessionRefusalWords } from '#rooms/programmes/courses/session/choices.ts';
import { planForm } from '#rooms/programmes/courses/session/form.ts';
import { mayArrangeSessions, mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { isId } from '#platform/db/ids.ts';
import { readForm, refusal, type Whole } from '#platform/forms/read.server.ts';
import { Forbidden } from '#platform/outcome.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor } = locals;
	if (!actor || !mayRunSession(actor, params.cohort)) throw new Forbidden();
	const session = url.searchParams.get('session');
	const course = await locals.tx(async (tx) => {
		const change = session && isId(session) ? await findChange(tx, session) : undefined;
		return {
			cohort: await getCohort(tx, params.cohort),
			plans: await listPlans(tx, params.cohort),
			chosen: session ? await getSessionToPlan(tx, params.cohort, session) : null,
			change,
			movedWith: change ? (await listMovedWith(tx, change)).length : 1
		};
	});
	const { timeZone } = locals.organisation;
	const sessions = course.plans.map((plan) => plan.session);
	return {
		...course,
		...lookAround(course.chosen?.session, sessions, timeZone, locals.now),
		mayArrange: mayArrangeSessions(actor, params.cohort),
		zone: timeZone,
		now: locals.now
	};
};

const sessionIn = (url: URL) => url.searchParams.get('session') ?? '';
const back = (url: URL, said: string) => redirect(303, `${url.pathname}?session=${sessionIn(url)}&said=${said}`);

type MoveForm = Whole<v.InferOutput<typeof moveForm>>;

function refusedChange(form: MoveForm, reason: RefusedMoveOfAll) {
	return form.refuse(sessionRefusalWords(reason), reason === 'changed-meanwhile' ? undefined : 'day');
}

/** Shows what would move with it; moves all of it once that was looked at, and shows it anew where it is not as it was shown. */
async function changeAll(form: MoveForm, transact: App.Locals['tx'], url: URL) {
	const { looked, onHoliday, change } = form.value;
	const id = sessionIn(url);
	const made = looked ? await transact((tx) => moveFollowing(tx, id, change, { seen: looked, onHoliday })) : null;
	if (made?.ok) back(url, 'session');
	if (made && !made.ok && made.reason !== 'changed-meanwhile') return refusedChange(form, made.reason);
	const look = await transact((tx) => lookAtFollowing(tx, id, change));
	if (!look.ok) return refusedChange(form, look.reason);
	return { following: look.value, isAnew: looked !== '', typed: form.typed, errors: {} };
}

export const actions: Actions = {
	plan: async ({ request, locals, url }) => {
		const form = await readForm(request, planForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => planSession(tx, sessionIn(url), form.value));
		if (!outcome.ok) return form.refuse(sessionRefusalWords(outcome.reason));
		back(url, 'plan');
	},
	change: async ({ request, locals, url }) => {
		const form = await readForm(request, moveForm);
		if (!form.ok) return form.problem;
		const { reach, looked, change } = form.value;
		const move = looked ? null : await locals.tx((tx) => lookAtMove(tx, sessionIn(url), change));
		if (reach === 'all-that-follow' && (looked || move?.moves)) return changeAll(form, locals.tx, url);
		if (move?.moves) return { move, typed: form.typed, errors: {} };
		const outcome = await locals.tx((tx) => changeSession(tx, sessionIn(url), change));
		if (!outcome.ok) return refusedChange(form, outcome.reason);
		back(url, 'session');
	},
	cancel: async ({ request, locals, url }) => {
		const form = await readForm(request, callOffForm);
		if (!form.ok) return form.problem;
		const { reach, ...off } = form.value;
		const id = sessionIn(url);
		const outcome = await locals.tx((tx) =>
			reach === 'this' ? cancelSession(tx, id, off.why) : callOffFollowing(tx, id, off)
		);
		if (!outcome.ok) return form.refuse(sessionRefusalWords(outcome.reason));
		back(url, 'cancelled');
	},
	reopen: async ({ request, locals, url }) => {
		const form = await readForm(request, backOnForm);
		if (!form.ok) return form.problem;
		const reopen = form.value.reach === 'this' ? reopenSession : reopenTogether;
		const outcome = await locals.tx((tx) => reopen(tx, sessionIn(url)));
		if (!outcome.ok) return form.refuse(sessionRefusalWords(outcome.reason));
		back(url, 'reopened');
	},
	restore: async ({ locals, url }) => {
		const outcome = await locals.tx((tx) => restorePlan(tx, sessionIn(url)));
		if (!outcome.ok) return refusal(sessionRefusalWords(outcome.reason));
		back(url, 'restored');
	}
};
