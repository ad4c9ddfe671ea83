import { error } from '@sveltejs/kit';
import { checkCertificate } from '#rooms/programmes/taking-part/certificate/queries.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { NotFound } from '#platform/outcome.ts';
import { m } from '#messages';
import type { PageServerLoad } from './$types';

const minute = 60;
const mostTries = 30;

export const load: PageServerLoad = async ({ locals, params }) => {
	// a code can't be guessed; somebody who tries anyway is told that there is nothing
	const allowed = await locals.allow('check certificate', networkOf(locals.clientAddress), mostTries, minute);
	const certificate = allowed ? await locals.door((door) => checkCertificate(door, params.code)).catch(nothing) : null;
	if (!certificate) error(404, m.programmes_certificates_unknown());
	return { zone: locals.organisation.timeZone, certificate };
};

function nothing(failure: unknown): null {
	if (failure instanceof NotFound) return null;
	throw failure;
}
