import { sql } from 'kysely';
import type { RequestHandler } from './$types';

/** Whether the house can serve: 200 when the database answers. */
export const GET: RequestHandler = async ({ locals }) => {
	await locals.tx((tx) => sql`select 1`.execute(tx.db));
	return Response.json({ ok: true });
};
