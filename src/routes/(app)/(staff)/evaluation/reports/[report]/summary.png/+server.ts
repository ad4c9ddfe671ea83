import { summaryPng } from '#rooms/evaluation/report/pdf.server.ts';
import { pngAnswer } from '../../../../../../pictures.server.ts';
import { printedFor } from '../printed.server.ts';
import type { RequestHandler } from './$types';

/** The first page of the report, with all that may be concluded, as a picture. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const printed = await printedFor(locals, params.report);
	return pngAnswer(await locals.aside(() => summaryPng(printed, locals.language)), 'summary');
};
