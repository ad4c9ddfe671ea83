import { reportPdf } from '#rooms/evaluation/report/pdf.server.ts';
import { printedFor } from '../printed.server.ts';
import type { RequestHandler } from './$types';

/** The report as a tagged document. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const printed = await printedFor(locals, params.report);
	const pdf = await locals.aside(() => reportPdf(printed, locals.language));
	return new Response(Buffer.from(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="report.pdf"' }
	});
};
