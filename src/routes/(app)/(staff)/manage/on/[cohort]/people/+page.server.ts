import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getCohort } from '#rooms/programmes/courses/cohort/queries.server.ts';
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
	const [cohort, lines, missed, reaching, comers] = await locals.tx((tx) =>
		Promise.all([
			getCohort(tx, params.cohort),
			listRoster(tx, params.cohort),
			findMissed(tx, params.cohort),
			open ? openAsked(tx, params.cohort, open, 'in-her-hours') : null,
			listComers(tx, params.cohort)
		])
	);
	return { cohort, lines, comers, missed, reaching, noteId: uuidv7(), now: locals.now };
};

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
