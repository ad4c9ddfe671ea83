import { reportPdf } from '#rooms/evaluation/report/pdf.server.ts';
import { printedFor } from '../printed.server.ts';
import type { RequestHandler } from './$types';

/** A published report as a tagged document. */
export const GET: RequestHandler = async (event) => {
	const { printed, language } = await printedFor(event);
	const pdf = await event.locals.aside(() => reportPdf(printed, language));
	return new Response(Buffer.from(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="report.pdf"' }
	});
};
