import { homeForm } from '#rooms/programmes/meetings/pocket/form.ts';
import { m } from '#messages';
import { answer, askedIn, wrong } from '../answer.server.ts';
import { bring } from './bring.server.ts';
import type { RequestHandler } from './$types';

const largest = 400 * 1024;

/** Taps that were made without signal come home. The answer names nobody, and is the same for every token that is not known. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const sent = await locals.aside(() => askedIn(request, homeForm, largest));
	if (!sent) return wrong(m.programmes_pocket_error_form(), 400);
	const home = await bring(locals, sent);
	if (home === 'often') return wrong(m.programmes_pocket_error_often(), 429);
	return home ? answer(home) : wrong(m.programmes_pocket_error_gone(), 404);
};
