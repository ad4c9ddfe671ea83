import { checkCertificate } from '#contexts/programmes/index.server.ts';
import { networkOf } from '#platform/identity/limits.ts';
import { NotFound } from '#platform/outcome.ts';
import type { PageServerLoad } from './$types';

const minute = 60;
const mostTries = 30;

export const load: PageServerLoad = async ({ locals, params }) => {
	const zone = locals.organisation.timeZone;
	// a code can't be guessed; somebody who tries anyway is answered as if there were nothing
	const allowed = await locals.allow('check certificate', networkOf(locals.clientAddress), mostTries, minute);
	const certificate = allowed ? await locals.door((door) => checkCertificate(door, params.code)).catch(nothing) : null;
	return { zone, certificate };
};

function nothing(error: unknown): null {
	if (error instanceof NotFound) return null;
	throw error;
}
