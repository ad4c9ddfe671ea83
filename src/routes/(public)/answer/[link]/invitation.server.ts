import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getInvitation, type Invitation } from '#rooms/evaluation/answering/queries.server.ts';

/** What the link of this page leads to, and where its pages stand. */
export async function invitationOf(
	{ locals, params }: Pick<RequestEvent, 'locals' | 'params'>,
	language?: string
): Promise<{ invitation: Invitation; base: string; link: string }> {
	const link = params.link ?? '';
	return {
		invitation: await locals.link((tx) => getInvitation(tx, link)),
		base: locals.publicPath(`/answer/${link}`, language),
		link
	};
}

/** As `invitationOf`, for the pages that hold answers: whoever has not begun, or is done, is led to the first page. */
export async function begunInvitation(event: Pick<RequestEvent, 'locals' | 'params'>) {
	const { invitation, base, link } = await invitationOf(event);
	if (invitation.state !== 'begun' || !invitation.begun) redirect(303, base);
	return { invitation, begun: invitation.begun, questions: invitation.begun.words.items, base, link };
}
