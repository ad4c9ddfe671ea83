import * as v from 'valibot';
import { rooms } from '#rooms';
import { wordForWord } from '#platform/forms/sent.server.ts';
import { runtime } from '#platform/runtime.ts';
import { isSigned } from '#platform/text/signature.ts';
import { takeFailure, takeReply } from '#rooms/people/text-reply/commands.server.ts';
import { fromProviderForm, type FromProvider } from '#rooms/people/text-reply/form.ts';
import type { RequestHandler } from './$types';

const largest = 8 * 1024;
/** As long as a signature may be fresh, forwards and back: within it none counts twice. */
const remembered = 15 * 60;

/** Whoever takes our texts says what became of one, or what somebody answered. Signed under the key of both, with the moment in it, and once. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const { textServer } = runtime();
	if (!textServer) return said(404);
	const body = await wordForWord(request, largest);
	const seconds = request.headers.get('x-kith-time') ?? '';
	const signature = request.headers.get('x-kith-signature') ?? '';
	if (!isSigned(textServer.key, { seconds, signature, body }, locals.now)) return said(401);
	const came = readFromProvider(body);
	if (!came) return said(400);
	if (!(await locals.allow('text-came', signature.toLowerCase(), 1, remembered))) return said(409);
	await locals.link(async (link) => {
		if (came.kind === 'reply') await takeReply(link, came, rooms);
		else if (came.state === 'failed') await takeFailure(link, came.id);
	});
	return said(204);
};

function readFromProvider(body: string): FromProvider | undefined {
	try {
		const read = v.safeParse(fromProviderForm, JSON.parse(body));
		return read.success ? read.output : undefined;
	} catch {
		return undefined;
	}
}

const said = (status: number) => new Response(null, { status, headers: { 'cache-control': 'no-store' } });
