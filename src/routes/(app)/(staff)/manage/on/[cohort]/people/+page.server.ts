import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getCohort, type Cohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
import { meetingsOf } from '#rooms/programmes/courses/session/policy.ts';
import { listSessions } from '#rooms/programmes/courses/session/queries.server.ts';
import { findMissed } from '#rooms/programmes/desk/attention/queries.server.ts';
import { listComers } from '#rooms/programmes/desk/who-comes/queries.server.ts';
import { listRoster, openAsked } from '#rooms/programmes/desk/roster/queries.server.ts';
import { acceptOffer, declineOffer } from '#rooms/programmes/joining/offer/commands.server.ts';
import { endRegistration } from '#rooms/programmes/joining/registration/commands.server.ts';
import { noteFollowUp } from '#rooms/programmes/meetings/follow-up/commands.server.ts';
import { placeRefusalWords } from '#rooms/programmes/desk/roster/choices.ts';
import { missedForm } from '#rooms/programmes/desk/roster/form.ts';
import type { Tx } from '#platform/db/tx.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { forCoordinators } from '../../../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	forCoordinators(locals, params.cohort);
	const open = url.searchParams.get('open');
	const [cohort, meetings, lines, missed, reaching, comers] = await locals.tx(async (tx) => {
		const cohort = await getCohort(tx, params.cohort);
		const meetings = await meetingsChosen(tx, cohort, url.searchParams.get('session'));
		return Promise.all([
			cohort,
			meetings,
			listRoster(tx, params.cohort, meetings.find(({ current }) => current)?.id),
			findMissed(tx, params.cohort),
			open ? openAsked(tx, params.cohort, open, 'in-her-hours') : null,
			listComers(tx, params.cohort)
		]);
	});
	return { cohort, meetings, lines, comers, missed, reaching, noteId: uuidv7(), now: locals.now };
};

/** The meetings of a run whose places are had for one, and the one that this page shows: the one asked for, or the next, or the last. */
async function meetingsChosen(tx: Tx, { id, wayIn }: Cohort, asked: string | null) {
	if (wayIn !== 'each') return [];
	const meetings = meetingsOf(await listSessions(tx, id));
	const next = meetings.find(({ endsAt }) => endsAt > tx.now) ?? meetings.at(-1);
	const shown = meetings.find((meeting) => meeting.id === asked) ?? next;
	return meetings.map(({ id, startsAt, endsAt }) => ({
		id,
		startsAt,
		past: endsAt <= tx.now,
		current: id === shown?.id
	}));
}

type Answered = { ok: true } | { ok: false; reason: Parameters<typeof placeRefusalWords>[0] };

/** What one button does with one registration of this page, which is the coordinator's to press. */
async function press(
	event: RequestEvent,
	command: (tx: Tx, registration: string) => Promise<Answered>,
	said: 'ended' | 'answered-yes' | 'answered-no',
	speak: 'tx' | 'atDoor' = 'tx'
) {
	forCoordinators(event.locals, event.params.cohort);
	const id = await textIn(event.request, 'registration');
	const outcome = await event.locals[speak]((tx) => command(tx, id));
	if (!outcome.ok) return refusal(placeRefusalWords(outcome.reason));
	redirect(303, `${event.url.pathname}?said=${said}`);
}

export const actions: Actions = {
	end: (event) => press(event, endRegistration, 'ended'),
	accept: (event) => press(event, (tx, registration) => acceptOffer(tx, { registration }), 'answered-yes', 'atDoor'),
	decline: (event) => press(event, (tx, registration) => declineOffer(tx, { registration }), 'answered-no', 'atDoor'),
	danger: async ({ request, locals, params }) => {
		forCoordinators(locals, params.cohort);
		const person = await textIn(request, 'person');
		return { opened: await locals.tx((tx) => openAsked(tx, params.cohort, person, 'in-danger')) };
	},
	note: async ({ request, locals, url }) => {
		const form = await readForm(request, missedForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, { session, person, ...note }) => noteFollowUp(tx, session, person, note), {
			to: () => `${url.pathname}?said=noted`
		});
	}
};
