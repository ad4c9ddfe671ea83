import { listBudget } from '#rooms/coproduction/budget-line/queries.server.ts';
import { guidePlanPdf } from '#rooms/coproduction/task/pdf.server.ts';
import { guideOf } from '../guide.server.ts';
import type { RequestHandler } from './$types';

/** Where a project stands in the five stages, on a page of A4. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const guide = await locals.tx(async (tx) => {
		const guide = await guideOf(tx, params);
		return { ...guide, budget: await listBudget(tx, guide.project.id) };
	});
	const { name, accent } = locals.organisation;
	const paper = { organisation: name, accent, large: url.searchParams.has('large') };
	const pdf = await locals.aside(() => guidePlanPdf(guide, paper, locals.language));
	const headers = { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="plan.pdf"' };
	return new Response(Buffer.from(pdf), { headers });
};
