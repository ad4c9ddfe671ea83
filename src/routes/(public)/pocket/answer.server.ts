import * as v from 'valibot';
import { jsonIn } from '#platform/forms/sent.server.ts';
import { Forbidden, NotFound } from '#platform/outcome.ts';
import { m } from '#messages';

/** An answer to a phone; no browser keeps any of it. */
export function answer(body: unknown, status = 200): Response {
	return Response.json(body, { status, headers: { 'cache-control': 'no-store' } });
}

/** That something was not done, in words that can be shown as they are. */
export const wrong = (error: string, status: number): Response => answer({ error }, status);

/** What a phone asks, if it has the shape that it should have; otherwise nothing. */
export async function askedIn<Schema extends v.GenericSchema>(
	request: Request,
	schema: Schema,
	most = 4096
): Promise<v.InferOutput<Schema> | undefined> {
	const read = v.safeParse(schema, await jsonIn(request, most));
	return read.success ? read.output : undefined;
}

/** Does what only somebody signed in with both steps may ask, and says in words what goes against it. */
export async function forStaff(locals: App.Locals, work: () => Promise<Response>): Promise<Response> {
	if (!locals.actor?.strong) return wrong(m.programmes_pocket_error_sign_in(), 401);
	try {
		return await work();
	} catch (error) {
		if (error instanceof Forbidden) return wrong(m.programmes_pocket_error_yours(), 403);
		if (error instanceof NotFound) return wrong(m.programmes_pocket_error_gone(), 404);
		throw error;
	}
}
