import { redirect } from '@sveltejs/kit';
import { openOwnInvitation } from '#contexts/evaluation/index.server.ts';
import type { RequestHandler } from './$types';

/** Leads whoever is signed in to her own questions, with a link made for this visit. */
export const POST: RequestHandler = async ({ request, locals }) => {
	const invitation = String((await request.formData()).get('invitation'));
	const token = await locals.tx((tx) => openOwnInvitation(tx, invitation));
	redirect(303, locals.publicPath(`/answer/${token}`));
};
