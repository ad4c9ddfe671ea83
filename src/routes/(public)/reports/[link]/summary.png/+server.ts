import { summaryPng } from '#rooms/evaluation/report/pdf.server.ts';
import { pngAnswer } from '../../../../pictures.server.ts';
import { printedFor } from '../printed.server.ts';
import type { RequestHandler } from './$types';

/** The first page of a published report, with all that may be concluded, as a picture. */
export const GET: RequestHandler = async (event) => {
	const { printed, language } = await printedFor(event);
	return pngAnswer(await event.locals.aside(() => summaryPng(printed, language)), 'summary');
};
