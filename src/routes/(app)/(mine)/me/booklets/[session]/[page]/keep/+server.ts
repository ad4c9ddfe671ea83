import { json } from '@sveltejs/kit';
import * as v from 'valibot';
import { keepLock, keepText, showPage } from '#rooms/programmes/taking-part/writing/commands.server.ts';
import { sent } from '#rooms/programmes/taking-part/writing/form.ts';
import { getMyBooklet } from '#rooms/programmes/taking-part/booklet/queries.server.ts';
import { jsonIn, largestForm } from '#platform/forms/sent.server.ts';
import type { RequestHandler } from './$types';

/** What the script of a page keeps: her locked key, a sealed version, or a copy in clear that she shows. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	await locals.tx((tx) => getMyBooklet(tx, params.session));
	const read = v.safeParse(sent, await jsonIn(request, largestForm));
	if (!read.success) return json({}, { status: 422 });
	const what = read.output;
	const page = { sessionId: params.session, page: params.page };
	const outcome = await locals.tx(async (tx) => {
		if (what.do === 'lock') return keepLock(tx, what);
		return what.do === 'keep' ? keepText(tx, page, what) : showPage(tx, page, what.words);
	});
	if (!outcome.ok) return json({}, { status: 409 });
	return json('value' in outcome ? { id: outcome.value } : {});
};
