import { mayPlanForChildren } from '#rooms/creche/plan/policy.ts';
import { redirect } from '@sveltejs/kit';
import { putBackTap, signChildIn, signChildOut, takeBackTap } from '#rooms/creche/visit/commands.server.ts';
import { isNotesDayOver, mayReadNotes, mayWriteToCreche } from '#rooms/creche/day-note/policy.ts';
import { listDayNotes } from '#rooms/creche/day-note/queries.server.ts';
import { countCrecheTeam, openCreche, type CrecheChild } from '#rooms/creche/visit/queries.server.ts';
import { listAwayChildren } from '#rooms/programmes/meetings/absence/queries.server.ts';
import { findDay } from '#rooms/programmes/meetings/day/queries.server.ts';
import { putBackForm, signInForm, signOutForm, takeBackForm } from '#rooms/creche/visit/form.ts';
import { crecheRefusal, outRefusal } from '#rooms/creche/visit/words.ts';
import { findOwnHours } from '#rooms/creche/rota/queries.server.ts';
import { maySignChildren } from '#rooms/creche/visit/policy.ts';
import { mayRunSession } from '#rooms/programmes/courses/session/policy.ts';
import { unprinted } from '#platform/pdf/render.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { isoDay } from '#platform/i18n/dates.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { actor, organisation } = locals;
	const [now, zone] = [locals.now, organisation.timeZone];
	const version = locals.version(params.session);
	const found = await locals.tx(async (tx) => {
		const day = await findDay(tx, params.session);
		const { sitting, children } = await openCreche(tx, day.id, await listAwayChildren(tx, day.id));
		const own = await findOwnHours(tx, day.id);
		const team = await countCrecheTeam(tx, day.cohortId);
		return { day, sitting, children, own, team, notes: await listDayNotes(tx, day.id) };
	});
	const { day, children } = found;
	const isToday = isoDay(day.startsAt, zone) === isoDay(now, zone);
	const signs = actor !== null && maySignChildren(actor, day.cohortId) && isToday && !day.cancelledAt;
	return {
		...found,
		version,
		zone,
		now,
		isToday,
		signs,
		readsNotes: actor !== null && mayReadNotes(actor, day.cohortId),
		plans: actor !== null && mayPlanForChildren(actor, day.cohortId),
		writesNotes: actor !== null && mayWriteToCreche(actor, day.cohortId) && !isNotesDayOver(day, now, zone),
		tapped: signs ? tappedIn(children, url.searchParams) : undefined,
		unprinted: children.filter((child) => unprinted(child).length).map((child) => child.firstName),
		runs: actor !== null && mayRunSession(actor, day.cohortId)
	};
};

/** What was just tapped, so that it can be taken back at once: read from where the page led, and held against how it stands. */
function tappedIn(children: readonly CrecheChild[], asked: URLSearchParams) {
	const child = children.find((one) => one.id === (asked.get('tapped') ?? asked.get('child')));
	if (!child) return undefined;
	return { child, slip: asked.get('slip') ?? undefined };
}

export const actions: Actions = {
	in: async ({ request, locals, params }) => {
		const form = await readForm(request, signInForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildIn(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(crecheRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${form.value.child}#c-${form.value.child}`);
	},
	out: async ({ request, locals, params }) => {
		const form = await readForm(request, signOutForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => signChildOut(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(...outRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?tapped=${form.value.child}#c-${form.value.child}`);
	},
	back: async ({ request, locals, params }) => {
		const form = await readForm(request, takeBackForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => takeBackTap(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(crecheRefusal(outcome.reason));
		const { child, visit } = form.value;
		redirect(303, `/sessions/${params.session}/creche?child=${child}&slip=${visit}#c-${child}`);
	},
	again: async ({ request, locals, params }) => {
		const form = await readForm(request, putBackForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => putBackTap(tx, params.session, form.value));
		if (!outcome.ok) return form.refuse(crecheRefusal(outcome.reason));
		redirect(303, `/sessions/${params.session}/creche?said=tap-again#c-${form.value.child}`);
	}
};
