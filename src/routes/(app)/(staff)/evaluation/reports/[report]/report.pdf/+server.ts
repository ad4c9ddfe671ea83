import { newestForeword } from '#rooms/evaluation/edition/queries.server.ts';
import { inOneForeword, saidReport } from '#rooms/evaluation/edition/words.ts';
import { reportPdf } from '#rooms/evaluation/report/pdf.server.ts';
import { getFigures } from '#rooms/evaluation/report/queries.server.ts';
import { printedReport } from '#rooms/evaluation/report/sheet.server.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { m } from '#messages';
import { picturesOf } from '../../../../../../pictures.server.ts';
import type { RequestHandler } from './$types';

/** The report as a tagged document: the same words and figures as the page, without anybody's own line. */
export const GET: RequestHandler = async ({ locals, params }) => {
	const { report, foreword, logo } = await locals.tx(async (tx) => ({
		report: await getFigures(tx, params.report),
		foreword: await newestForeword(tx, params.report),
		logo: await findLogo(tx)
	}));
	const words = saidReport(report);
	const { organisation, language } = locals;
	const printed = printedReport(words, picturesOf(words), {
		organisation: organisation.name,
		accent: organisation.accent,
		logo,
		subtitle: `${words.title} · ${words.subtitle}`,
		status: m.evaluation_reports_working({ version: report.version }),
		footer: m.evaluation_reports_footer(),
		foreword: inOneForeword(foreword?.words ?? {}, language)
	});
	const pdf = await locals.aside(() => reportPdf(printed, language));
	return new Response(Buffer.from(pdf), {
		headers: { 'content-type': 'application/pdf', 'content-disposition': 'inline; filename="report.pdf"' }
	});
};
