import { redirect } from '@sveltejs/kit';
import { directionOf, type ScoredPerson } from '#rooms/evaluation/change/analysis.ts';
import { figure } from '#rooms/evaluation/change/words.ts';
import { takeBackDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { refreshReport } from '#rooms/evaluation/report/commands.server.ts';
import { getReport } from '#rooms/evaluation/report/queries.server.ts';
import { reportWords } from '#rooms/evaluation/report/words.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { clock, fullDate } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { refusal } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
	const report = await locals.tx((tx) => getReport(tx, params.report));
	const zone = locals.organisation.timeZone;
	return {
		id: report.id,
		isOfSheet: report.dataset_id !== null,
		title: inWords(report.title),
		measure: measureName(report.measure),
		version: report.version,
		made: `${fullDate(report.made_at, zone)}, ${clock(report.made_at, zone)}`,
		words: reportWords(report.summary, report.definition, report.invited),
		lines:
			report.people &&
			linesOf(
				report.people,
				report.definition.range?.value ?? [0, 1],
				directionOf(report.definition) === 'higher-better'
			)
	};
};

/** Each parent's line, for evaluators only. */
function linesOf(people: ScoredPerson[], range: readonly [number, number], higherIsBetter: boolean) {
	const pairs = people.flatMap(({ before, after }) => (before === null || after === null ? [] : [{ before, after }]));
	if (!pairs.length) return null;
	const mean = (of: 'before' | 'after') => pairs.reduce((sum, pair) => sum + pair[of], 0) / pairs.length;
	const kind = (change: number) =>
		(change === 0 ? 'same' : change > 0 === higherIsBetter ? 'better' : 'worse') as 'same' | 'better' | 'worse';
	const [before, after] = [mean('before'), mean('after')];
	return {
		pairs: pairs.map((pair) => ({ ...pair, change: kind(Math.round((pair.after - pair.before) * 1e10)) })),
		mean: { before, after, beforeText: figure(before), afterText: figure(after) },
		range: [range[0], range[1]] as [number, number]
	};
}

export const actions: Actions = {
	refresh: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => refreshReport(tx, params.report));
		if (!outcome.ok) return refusal(m.app_not_found());
		redirect(303, `/evaluation/reports/${params.report}`);
	},
	'take-back': async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => takeBackDataset(tx, params.report));
		if (!outcome.ok) return refusal(m.evaluation_imports_published());
		redirect(303, '/evaluation/data/import');
	}
};
