import { reportPdf } from '#rooms/evaluation/report/pdf.server.ts';
import { printedReport } from '#rooms/evaluation/report/sheet.server.ts';
import { fullDate } from '#platform/i18n/dates.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { m } from '#messages';
import { editionOf } from '../edition.server.ts';
import { picturesOf } from '../../../../pictures.server.ts';
import type { RequestHandler } from './$types';

/** A published report as a tagged document. */
export const GET: RequestHandler = async (event) => {
	const { organisation } = event.locals;
	const { number, publishedAt, language, words, foreword } = await editionOf(event);
	const logo = await event.locals.tx((tx) => findLogo(tx));
	const printed = printedReport(words, picturesOf(words), {
		organisation: organisation.name,
		accent: organisation.accent,
		logo,
		subtitle: `${words.title} · ${words.subtitle}`,
		status: m.evaluation_editions_status({ number, when: fullDate(publishedAt, organisation.timeZone) }),
		footer: m.evaluation_editions_footer(),
		foreword
	});
	const pdf = await event.locals.aside(() => reportPdf(printed, language));
	return new Response(Buffer.from(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="report.pdf"' }
	});
};
