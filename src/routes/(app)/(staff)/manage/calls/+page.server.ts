import { noteCall } from '#rooms/programmes/desk/call/commands.server.ts';
import { callForm } from '#rooms/programmes/desk/call/form.ts';
import { listCalls, openCallTo } from '#rooms/programmes/desk/call/queries.server.ts';
import { uuidv7 } from '#platform/db/ids.ts';
import { once } from '#platform/forms/once.server.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { m } from '#messages';
import { forCoordinators } from '../guard.server.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	forCoordinators(locals);
	const open = url.searchParams.get('open');
	return locals.tx(async (tx) => {
		const calls = await listCalls(tx);
		// a call that was made meanwhile is no longer opened
		const opened = calls.find(({ key, place }) => key === open && place === 'call');
		const reaching = opened ? await openCallTo(tx, opened.personId, 'in-her-hours') : null;
		return { calls, open, reaching, noteId: uuidv7(), now: locals.now };
	});
};

export const actions: Actions = {
	note: async ({ request, locals }) => {
		const form = await readForm(request, callForm);
		if (!form.ok) return form.problem;
		return once(form, locals.tx, (tx, { call, outcome, id }) => noteCall(tx, call, outcome, id), {
			to: () => '/manage/calls?said=noted',
			say: () => m.programmes_calls_not_to_decide()
		});
	},
	danger: async ({ request, locals }) => {
		forCoordinators(locals);
		const person = await textIn(request, 'person');
		return { opened: await locals.tx((tx) => openCallTo(tx, person, 'in-danger')) };
	}
};
