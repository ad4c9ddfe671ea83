import { sql } from 'kysely';
import { letPass } from '#platform/forms/sent.server.ts';
import { runtime } from '#platform/runtime.ts';
import { doctorHeader, isDoctor, type Came } from '#platform/web/doctor.ts';

import type { RequestEvent, RequestHandler } from './$types';

const isDoctors = ({ headers }: Request) => isDoctor(runtime().installationKey, headers.get(doctorHeader));

/** Whether the house can serve: 200 when the database answers. Its own doctor is told how the request came. */
export const GET: RequestHandler = async (event) => {
	await event.locals.tx((tx) => sql`select 1`.execute(tx.db));
	return Response.json({ ok: true, ...(isDoctors(event.request) ? { came: cameOf(event) } : {}) });
};

/** Takes what the doctor sends through the public address, to see that it arrives, and keeps nothing. */
export const POST: RequestHandler = async ({ request }) => {
	if (!isDoctors(request)) return new Response(null, { status: 405, headers: { allow: 'GET' } });
	await letPass(request);
	return Response.json({ ok: true });
};

function cameOf({ request, url, getClientAddress }: RequestEvent): Came {
	return {
		host: url.host,
		protocol: url.protocol,
		address: getClientAddress(),
		asked: request.headers.get('host') ?? '',
		isForwarded: request.headers.has('x-forwarded-for')
	};
}
