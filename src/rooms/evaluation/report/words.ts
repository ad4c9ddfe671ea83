import type { MeasureDefinition } from '@kith/measures';
import { m } from '#messages';
import { figure, headlineOf, sentencesOf } from '../change/words.ts';
import type { Shown, ShownChange, Summary, SummaryRow } from '../change/summary.ts';
import { directionOf } from '../change/analysis.ts';
import { measureName } from '../measure/words.ts';

/** A table of a report, as words. */
export interface WordTable {
	caption: string;
	columns: string[];
	rows: string[][];
}

/** One row of the interval figure: a mean change and its 95 % interval, in points. */
export interface IntervalRow {
	label: string;
	mean: number;
	low: number;
	high: number;
	text: string;
	main: boolean;
}

const p = (value: number | null) =>
	value === null ? 'p –' : value < 0.001 ? `p < ${figure(0.001, 3)}` : `p = ${figure(value, 3)}`;
const number = (value: number | null, digits = 1) => (value === null ? '–' : figure(value, digits));
const count = (value: Shown) => (value === null ? m.evaluation_reports_hidden_mark() : String(value));
const between = (ends: [number, number] | null, digits = 1) =>
	ends ? m.evaluation_reports_from_to({ low: figure(ends[0], digits), high: figure(ends[1], digits) }) : '–';

/** Everything that a report says, before it is laid out on a page or printed. */
export type ReportWords = ReturnType<typeof reportWords>;

/** Everything a report says, made once for the page and for print, from the figures alone. */
export function reportWords(
	summary: Summary,
	definition: MeasureDefinition,
	invited: { kind: string; invited: number }[] | null
) {
	const direction = directionOf(definition);
	return {
		headline: headlineOf(summary, direction),
		sentences: sentencesOf(summary, direction),
		flow: flowSteps(summary, invited),
		flowTable: flowTable(summary, invited),
		who: summary.reliableFrom === null ? null : whoTable(summary),
		means: meansTable(summary),
		tests: summary.all.change && testsTable(summary.all.change),
		intervals: intervalRows(summary),
		methods: [
			m.evaluation_reports_method_measure({
				name: measureName(definition.id),
				low: definition.range?.value[0] ?? '–',
				high: definition.range?.value[1] ?? '–'
			}),
			m.evaluation_reports_method_pairs(),
			m.evaluation_reports_method_tests(),
			m.evaluation_reports_method_small()
		]
	};
}

function flowSteps({ flow }: Summary, invited: { kind: string; invited: number }[] | null) {
	const asked = Math.max(0, ...(invited ?? []).map((wave) => wave.invited));
	return [
		...(asked ? [{ label: m.evaluation_reports_invited(), count: asked }] : []),
		{ label: m.evaluation_reports_took_part(), count: flow.participants },
		{ label: m.evaluation_reports_before(), count: flow.scoredBefore },
		{ label: m.evaluation_reports_after(), count: flow.scoredAfter },
		...(flow.paired === null ? [] : [{ label: m.evaluation_reports_paired(), count: flow.paired }])
	];
}

function flowTable(summary: Summary, invited: { kind: string; invited: number }[] | null): WordTable {
	const { participants, paired } = summary.flow;
	const lost = paired === null ? [] : [{ label: m.evaluation_reports_lost(), count: participants - paired }];
	return {
		caption: m.evaluation_reports_flow_caption(),
		columns: [m.evaluation_reports_parents(), m.evaluation_reports_number()],
		rows: [...flowSteps(summary, invited), ...lost].map((step) => [step.label, String(step.count)])
	};
}

function whoTable(summary: Summary): WordTable {
	const row = (named: string, part: SummaryRow) => [
		named,
		count(part.n),
		count(part.improved),
		count(part.none),
		count(part.deteriorated)
	];
	return {
		caption: m.evaluation_reports_who_caption({ points: figure(summary.reliableFrom ?? 0) }),
		columns: [
			m.evaluation_reports_cohort(),
			m.evaluation_reports_paired(),
			m.evaluation_reports_improved(),
			m.evaluation_reports_none(),
			m.evaluation_reports_deteriorated()
		],
		rows: [...cohortsOf(summary).map((part) => row(part.cohort, part)), row(m.evaluation_reports_all(), summary.all)]
	};
}

function meansTable(summary: Summary): WordTable {
	const row = (named: string, { n, change }: SummaryRow) => [
		named,
		count(n),
		number(change?.meanBefore ?? null),
		number(change?.meanAfter ?? null),
		number(change?.meanChange ?? null),
		between(change?.ci95 ?? null)
	];
	return {
		caption: m.evaluation_reports_means_caption(),
		columns: [
			m.evaluation_reports_cohort(),
			m.evaluation_reports_paired(),
			m.evaluation_reports_mean_before(),
			m.evaluation_reports_mean_after(),
			m.evaluation_reports_mean_change(),
			m.evaluation_reports_interval()
		],
		rows: [...cohortsOf(summary).map((part) => row(part.cohort, part)), row(m.evaluation_reports_all(), summary.all)]
	};
}

function testsTable(change: ShownChange): WordTable {
	return {
		caption: m.evaluation_reports_tests_caption(),
		columns: [m.evaluation_reports_figure(), m.evaluation_reports_value()],
		rows: [
			[
				m.evaluation_reports_sd(),
				`${number(change.sdBefore)} · ${number(change.sdAfter)} · ${number(change.sdChange)}`
			],
			[m.evaluation_reports_t({ df: change.df ?? 0 }), `${number(change.t, 2)}; ${p(change.p)}`],
			[m.evaluation_reports_wilcoxon(), `V = ${number(change.wilcoxonV, 1)}; ${p(change.wilcoxonP)}`],
			[m.evaluation_reports_dz(), `${number(change.dz, 2)} (${between(change.dzCi95, 2)})`],
			[m.evaluation_reports_hedges(), number(change.hedgesG, 2)],
			[
				m.evaluation_reports_any(),
				change.better === null ? m.evaluation_reports_hidden_mark() : `${change.better} · ${change.n - change.better}`
			]
		]
	};
}

function intervalRows(summary: Summary): IntervalRow[] {
	const row = (label: string, { change }: SummaryRow, main: boolean) => {
		if (!change?.ci95 || change.meanChange === null) return [];
		const [low, high] = change.ci95;
		return [
			{
				label,
				mean: change.meanChange,
				low,
				high,
				text: `${figure(change.meanChange)} (${between(change.ci95)})`,
				main
			}
		];
	};
	return [
		...row(m.evaluation_reports_all(), summary.all, true),
		...cohortsOf(summary).flatMap((part) => row(part.cohort, part, false))
	];
}

/** One cohort alone is everybody: it is not told twice. */
function cohortsOf(summary: Summary): SummaryRow[] {
	return summary.byCohort.length > 1 ? summary.byCohort : [];
}
