import { newestForeword } from '#rooms/evaluation/edition/queries.server.ts';
import { inOneForeword, saidReport } from '#rooms/evaluation/edition/words.ts';
import type { PrintedReport } from '#rooms/evaluation/report/pdf.server.ts';
import { getFigures } from '#rooms/evaluation/report/queries.server.ts';
import { printedReport } from '#rooms/evaluation/report/sheet.server.ts';
import { listPrintedLogos } from '#rooms/programmes/courses/picture/queries.server.ts';
import { findLogo } from '#platform/identity/logo/queries.server.ts';
import { m } from '#messages';
import { picturesOf } from '../../../../../pictures.server.ts';

/** The working version of a report as a document says it: the words and figures of the page, without anybody's own line. */
export async function printedFor(locals: App.Locals, id: string): Promise<PrintedReport> {
	const { report, foreword, logo, logos } = await locals.tx(async (tx) => {
		const report = await getFigures(tx, id);
		const logos = report.cohort_id ? await listPrintedLogos(tx, report.cohort_id) : [];
		return { report, logos, foreword: await newestForeword(tx, id), logo: await findLogo(tx) };
	});
	const words = saidReport(report);
	const { organisation, language } = locals;
	return printedReport(words, picturesOf(words), {
		organisation: organisation.name,
		accent: organisation.accent,
		logo,
		logos,
		subtitle: `${words.title} · ${words.subtitle}`,
		status: m.evaluation_reports_working({ version: report.version }),
		footer: m.evaluation_reports_footer(),
		foreword: inOneForeword(foreword?.words ?? {}, language),
		closing: inOneForeword(foreword?.closing ?? {}, language)
	});
}
