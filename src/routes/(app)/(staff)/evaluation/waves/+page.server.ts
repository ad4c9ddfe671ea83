import { redirect } from '@sveltejs/kit';
import { getCoverage } from '#rooms/evaluation/answering/coverage.server.ts';
import { coverCriterion } from '#rooms/evaluation/cover/commands.server.ts';
import { coverForm } from '#rooms/evaluation/cover/form.ts';
import { listCovered } from '#rooms/evaluation/cover/queries.server.ts';
import { listMeasures } from '#rooms/evaluation/measure/queries.server.ts';
import { moveWave, planUsualWaves } from '#rooms/evaluation/wave/commands.server.ts';
import { listCoursesToAsk, listMeasuresAsked, listWavePage } from '#rooms/evaluation/wave/queries.server.ts';
import { mayHandOver } from '#rooms/evaluation/wave/policy.ts';
import { daysForm, wavePlanForm } from '#rooms/evaluation/wave/form.ts';
import { pageNumber } from '#platform/db/page.ts';
import { isoDay, shortDay } from '#platform/i18n/dates.ts';
import { inWords } from '#platform/i18n/language.ts';
import { readForm } from '#platform/forms/read.server.ts';
import { m } from '#messages';
import type { Actions, PageServerLoad } from './$types';

const refusals = {
	unfit: m.evaluation_waves_refused_unfit,
	'no-words': m.evaluation_waves_refused_no_words,
	unchecked: m.evaluation_waves_refused_unchecked,
	days: m.evaluation_waves_refused_days,
	sessions: m.evaluation_waves_refused_sessions
};
const coverRefusals = { unfit: refusals.unfit, 'not-asked-about': m.evaluation_covers_not_asked_about };
const inShort = (day: string) => shortDay(new Date(`${day}T12:00:00Z`), 'UTC');

/** How many waves stand on a page: each brings a form with it. */
const pageLength = 5;

export const load: PageServerLoad = async ({ locals, url }) => {
	const page = pageNumber(url);
	const today = isoDay(locals.now, locals.organisation.timeZone);
	const { waves, courses, measures, coverage, asked, criteria } = await locals.tx(async (tx) => ({
		waves: await listWavePage(tx, page, pageLength),
		courses: await listCoursesToAsk(tx),
		measures: await listMeasures(tx),
		coverage: await getCoverage(tx),
		asked: await listMeasuresAsked(tx, today),
		criteria: await listCovered(tx)
	}));
	const named = (id: string) => measures.find((measure) => measure.id === id);
	return {
		page,
		hasOlder: waves.hasOlder,
		waves: waves.shown.map((wave) => ({
			...wave,
			label: inWords(wave.label),
			mayHand: locals.actor !== null && mayHandOver(locals.actor, wave.cohortId),
			measureName: named(wave.measure)?.name ?? wave.measure,
			from: inShort(wave.opensOn),
			to: inShort(wave.closesOn),
			state:
				today < wave.opensOn ? ('to-come' as const) : today > wave.closesOn ? ('closed' as const) : ('open' as const)
		})),
		courses: courses.map(({ id, label }) => ({ value: id, label: inWords(label) })),
		measures: measures
			.filter((measure) => measure.canBeAsked && measure.wordings.length)
			.map(({ id, name }) => ({ value: id, label: name })),
		...{ criteria, together: locals.publicPath('/together') },
		course: url.searchParams.get('course') ?? '',
		unread: coverage.somebody
			? []
			: measures.filter(({ id, risk }) => risk && asked.includes(id)).map(({ name }) => name)
	};
};

export const actions: Actions = {
	plan: async ({ request, locals }) => {
		const form = await readForm(request, wavePlanForm);
		if (!form.ok) return form.problem;
		const { cohort: cohortId, measure, kinds } = form.value;
		const outcome = await locals.tx((tx) => planUsualWaves(tx, { cohortId, measure, kinds }));
		if (!outcome.ok && outcome.reason === 'unchecked')
			return form.askAnew(refusals.unchecked(), '/evaluation/measures/check');
		if (!outcome.ok) return form.refuse(refusals[outcome.reason]());
		redirect(303, '/evaluation/waves?said=waves');
	},
	cover: async ({ request, locals }) => {
		const form = await readForm(request, coverForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => coverCriterion(tx, form.value.criterion, form.value.measure));
		if (!outcome.ok) return form.refuse(coverRefusals[outcome.reason]());
		redirect(303, '/evaluation/waves?said=covered');
	},
	move: async ({ request, locals, url }) => {
		const form = await readForm(request, daysForm);
		if (!form.ok) return form.problem;
		const outcome = await locals.tx((tx) => moveWave(tx, form.value.wave, form.value));
		if (!outcome.ok) return form.refuse(refusals[outcome.reason](), 'closesOn');
		redirect(303, `/evaluation/waves?page=${pageNumber(url)}&said=wave`);
	}
};
