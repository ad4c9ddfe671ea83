import { listParts } from '#rooms/programmes/courses/session/queries.server.ts';
import { takePocket } from '#rooms/programmes/meetings/pocket/commands.server.ts';
import { takeForm } from '#rooms/programmes/meetings/pocket/form.ts';
import { m } from '#messages';
import { answer, askedIn, forStaff, wrong } from '../answer.server.ts';
import type { RequestHandler } from './$types';

const refusals = {
	off: () => wrong(m.programmes_pocket_error_off(), 410),
	over: () => wrong(m.programmes_pocket_error_over(), 410),
	taken: () => wrong(m.programmes_pocket_error_taken(), 410),
	early: () => wrong(m.programmes_pocket_error_early(), 403),
	'too-many': () => wrong(m.programmes_pocket_error_too_many(), 409)
};

/** The register of a meeting is taken along on a phone without signal. */
export const POST: RequestHandler = ({ request, locals }) =>
	forStaff(locals, async () => {
		const asked = await locals.aside(() => askedIn(request, takeForm));
		if (!asked) return wrong(m.programmes_pocket_error_form(), 400);
		const outcome = await locals.tx(async (tx) => takePocket(tx, asked, await listParts(tx, asked.session)));
		return outcome.ok ? answer(outcome.value) : refusals[outcome.reason]();
	});
