import { redirect } from '@sveltejs/kit';
import { directionOf, type ScoredPerson } from '#rooms/evaluation/change/analysis.ts';
import { figure } from '#rooms/evaluation/change/words.ts';
import { takeBackDataset } from '#rooms/evaluation/dataset/commands.server.ts';
import { endLink, publishReport, shareEdition, writeForeword } from '#rooms/evaluation/edition/commands.server.ts';
import { forewordForm } from '#rooms/evaluation/edition/form.ts';
import { listEditions, newestForeword } from '#rooms/evaluation/edition/queries.server.ts';
import { refreshReport } from '#rooms/evaluation/report/commands.server.ts';
import { getReport } from '#rooms/evaluation/report/queries.server.ts';
import { reportWords } from '#rooms/evaluation/report/words.ts';
import { measureName } from '#rooms/evaluation/measure/words.ts';
import { clock, fullDate } from '#platform/i18n/dates.ts';
import { inWords, nameOfLanguage } from '#platform/i18n/language.ts';
import { isFramed } from '#platform/i18n/language-list.ts';
import { readForm, refusal } from '#platform/forms/read.server.ts';
import { textIn } from '#platform/forms/sent.server.ts';
import { runtime } from '#platform/runtime.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
	const { report, foreword, editions } = await locals.tx(async (tx) => ({
		report: await getReport(tx, params.report),
		foreword: await newestForeword(tx, params.report),
		editions: await listEditions(tx, params.report)
	}));
	const zone = locals.organisation.timeZone;
	return {
		id: report.id,
		isOfSheet: report.dataset_id !== null,
		title: inWords(report.title),
		measure: measureName(report.measure),
		version: report.version,
		made: `${fullDate(report.made_at, zone)}, ${clock(report.made_at, zone)}`,
		words: reportWords(report.summary, report.definition, report.invited),
		kept: url.searchParams.has('kept'),
		mayPublish: report.summary.all.change !== null,
		foreword: forewordFields(locals, foreword?.words ?? {}),
		closing: forewordFields(locals, foreword?.closing ?? {}),
		editions: editions.map((edition) => ({
			...edition,
			published: fullDate(edition.publishedAt, zone),
			links: edition.links.map(({ id, token, endedAt }) => ({
				id,
				address: runtime().origin + locals.publicPath(`/reports/${token}`),
				ended: endedAt && fullDate(endedAt, zone)
			}))
		})),
		lines:
			report.people &&
			linesOf(
				report.people,
				report.definition.range?.value ?? [0, 1],
				directionOf(report.definition) === 'higher-better'
			)
	};
};

/** One field for each language in which the organisation writes. */
function forewordFields({ organisation }: App.Locals, words: Readonly<Record<string, string>>) {
	return organisation.languages
		.filter((code) => !isFramed(code))
		.map((code) => ({ code, name: nameOfLanguage(code), text: words[code] ?? '' }));
}

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
		redirect(303, `/evaluation/reports/${params.report}?said=refreshed`);
	},
	'take-back': async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => takeBackDataset(tx, params.report));
		if (!outcome.ok) return refusal(m.evaluation_imports_published());
		redirect(303, '/evaluation/data/import?said=data-back');
	},
	words: async ({ request, locals, params }) => {
		const languages = locals.organisation.languages.filter((code) => !isFramed(code));
		const form = await readForm(request, forewordForm(languages));
		if (!form.ok) return form.problem;
		const inEach = (place: 'in' | 'end') =>
			Object.fromEntries(languages.map((code) => [code, form.value[`${place}_${code}`] ?? '']));
		await locals.tx((tx) => writeForeword(tx, params.report, inEach('in'), inEach('end')));
		redirect(303, `/evaluation/reports/${params.report}?kept#publish`);
	},
	publish: async ({ locals, params }) => {
		const outcome = await locals.tx((tx) => publishReport(tx, params.report));
		if (!outcome.ok) return refusal(m.evaluation_editions_nothing());
		redirect(303, `/evaluation/reports/${params.report}?said=report-published`);
	},
	links: async ({ request, locals, params }) => {
		const [edition, link] = [await textIn(request, 'edition'), await textIn(request, 'link')];
		if (link) await locals.tx((tx) => endLink(tx, link));
		else await locals.tx((tx) => shareEdition(tx, edition));
		redirect(303, `/evaluation/reports/${params.report}?said=${link ? 'link-ended' : 'shared'}`);
	}
};
