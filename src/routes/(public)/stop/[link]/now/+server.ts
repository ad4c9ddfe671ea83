import { redirect } from '@sveltejs/kit';
import { stopByLink } from '../stop.server.ts';
import type { RequestHandler } from './$types';

/** A mail program offers one tap (RFC 8058) and sends it itself, without a page of ours: the link alone says what ends. */
export const POST: RequestHandler = async ({ locals, params }) => {
	const isTaken = await stopByLink(locals, params.link);
	return new Response(null, { status: isTaken ? 200 : 429 });
};

/** Programs that open the address instead come to the page that asks. */
export const GET: RequestHandler = ({ locals, params }) => redirect(303, locals.publicPath(`/stop/${params.link}`));
