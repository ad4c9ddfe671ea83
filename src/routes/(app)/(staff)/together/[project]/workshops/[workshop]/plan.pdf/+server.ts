import { planPdf } from '#rooms/coproduction/step/pdf.server.ts';
import { planOf } from '../plan.server.ts';
import type { RequestHandler } from './$types';

/** The plan of a workshop on a page of A4, for whoever leads it. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const plan = await locals.tx((tx) => planOf(tx, params));
	const { name, accent } = locals.organisation;
	const paper = { organisation: name, accent, large: url.searchParams.has('large') };
	const pdf = await locals.aside(() => planPdf(plan, paper, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="plan.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
