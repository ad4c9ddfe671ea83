import { redirect } from '@sveltejs/kit';
import { openCohortReport } from '#rooms/evaluation/report/commands.server.ts';
import { listReports, listUnreported } from '#rooms/evaluation/report/queries.server.ts';
import { openForm } from '#rooms/evaluation/report/form.ts';
import { maySeeAnswers } from '#rooms/evaluation/report/policy.ts';
import { pageNumber } from '#platform/db/page.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { fullDate, shortDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

/** How many lines each of the two lists shows at once: whoever looks mostly wants the newest. */
const pageLength = 4;

export const load: PageServerLoad = async ({ locals, url }) => {
	const [page, own] = [pageNumber(url), pageNumber(url, 'own')];
	const { reports, unreported, mayMake } = await locals.tx(async (tx) => ({
		reports: await listReports(tx, page, pageLength),
		unreported: await listUnreported(tx, own, pageLength),
		mayMake: maySeeAnswers(tx.actor)
	}));
	return {
		mayMake,
		page,
		own,
		hasOlder: reports.hasOlder,
		hasOlderOwn: unreported.hasOlder,
		reports: reports.shown.map((report) => ({
			id: report.id,
			title: inWords(report.title),
			measure: report.measureName,
			version: report.version,
			made: fullDate(report.created_at, locals.organisation.timeZone)
		})),
		unreported: unreported.shown.map((course) => ({
			...course,
			label: inWords(course.label),
			askedAgainOn: shortDay(new Date(`${course.askedAgainOn}T12:00:00Z`), 'UTC')
		}))
	};
};

export const actions: Actions = {
	open: async ({ request, locals }) => {
		const form = await readForm(request, openForm);
		if (!form.ok) return form.problem;
		const { cohort, measure } = form.value;
		const outcome = await locals.tx((tx) => openCohortReport(tx, cohort, measure));
		if (!outcome.ok) return form.refuse(m.evaluation_not_asked());
		redirect(303, `/evaluation/reports/${outcome.value}?said=report`);
	}
};
