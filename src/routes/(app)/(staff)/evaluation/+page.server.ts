import { listReports } from '#contexts/evaluation/index.server.ts';
import { fullDate } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const reports = await locals.tx(listReports);
	return {
		reports: reports.map((report) => ({
			id: report.id,
			title: inWords(report.title),
			measure: report.measureName,
			version: report.version,
			ours: report.cohort_id !== null,
			made: fullDate(report.created_at, locals.organisation.timeZone)
		}))
	};
};
