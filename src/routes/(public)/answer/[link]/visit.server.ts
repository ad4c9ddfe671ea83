import { redirect, type RequestEvent } from '@sveltejs/kit';
import { getVisit, type Visit } from '#rooms/evaluation/answering/visit.server.ts';

/** What the link of this page leads to, and where its pages stand. */
export async function visitOf(
	{ locals, params }: Pick<RequestEvent, 'locals' | 'params'>,
	language?: string
): Promise<{ visit: Visit; base: string; link: string }> {
	const link = params.link ?? '';
	return {
		visit: await locals.link((tx) => getVisit(tx, link)),
		base: locals.publicPath(`/answer/${link}`, language),
		link
	};
}

/** As `visitOf`, for the pages that hold answers: whoever has not begun, or is done, is led to the first page. */
export async function begunVisit(event: Pick<RequestEvent, 'locals' | 'params'>) {
	const { visit, base, link } = await visitOf(event);
	if (visit.state !== 'begun' || !visit.begun) redirect(303, base);
	return { visit, begun: visit.begun, questions: visit.begun.words.items, base, link };
}
