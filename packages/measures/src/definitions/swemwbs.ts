import { defineMeasure, itemsOf } from '../define-measure.ts';
import { qualified, seen, unconfirmed } from '../evidence.ts';

// Raw sum 7 to 35, one metric score each.
const metric = [
	7, 9.51, 11.25, 12.4, 13.33, 14.08, 14.75, 15.32, 15.84, 16.36, 16.88, 17.43, 17.98, 18.59, 19.25, 19.98, 20.73,
	21.54, 22.35, 23.21, 24.11, 25.03, 26.02, 27.03, 28.13, 29.31, 30.7, 32.55, 35
];

/** Short WEMWBS: 7 items, raw sum converted to a metric score of 7–35, higher is better. */
export const swemwbs = defineMeasure({
	id: 'swemwbs',
	name: 'Short Warwick-Edinburgh Mental Wellbeing Scale (SWEMWBS, 7 items)',
	version: '1.0.0',
	items: itemsOf(7, [1, 2, 3, 4, 5]),
	itemEvidence: { count: { confirmed: true }, values: { confirmed: true }, reversed: { confirmed: true } },
	itemsOf: seen({ measure: 'wemwbs', items: [1, 2, 3, 6, 7, 9, 11] }, { sources: ['swemwbs-items-code'] }),
	range: seen([7, 35]),
	direction: seen('higher-better'),
	recall: seen('last 2 weeks'),
	missing: { rule: 'complete', confirmed: false, note: 'the metric table is defined on the full raw sum' },
	conversion: qualified(
		Object.fromEntries(metric.map((score, index) => [String(index + 7), score])),
		'one public code base and memory agree; the published median 23.2 fits raw 26',
		{ sources: ['swemwbs-table-code', 'hse-norms'], note: 'that the raw sum must be converted is confirmed' }
	),
	bands: [
		{ from: 7, to: 19.5, label: 'low (mean − 1 SD)', confirmed: false },
		{ from: 19.6, to: 27.4, label: 'medium', confirmed: false },
		{ from: 27.5, to: 35, label: 'high (mean + 1 SD)', confirmed: false }
	],
	thresholds: [
		{
			id: 'probable-depression',
			name: 'as with probable depression',
			op: '<=',
			value: 17,
			confirmed: 'the approach is confirmed, the figure is not',
			sources: ['lam2025']
		},
		{
			id: 'possible-depression',
			name: 'as with possible depression (above 17)',
			op: '<=',
			value: 20,
			confirmed: 'the approach is confirmed, the figure is not',
			sources: ['lam2025']
		}
	],
	change: {
		criteria: [
			{
				id: 'sem',
				kind: 'reliable',
				better: 2.87,
				worse: 2.87,
				preferred: true,
				confirmed: true,
				sources: ['shah2018']
			},
			{ id: 'important-low', kind: 'important', better: 1, worse: 1, confirmed: true, sources: ['shah2018'] },
			{ id: 'important-high', kind: 'important', better: 3, worse: 3, confirmed: true, sources: ['shah2018'] }
		],
		figures: [
			{ name: 'SEM', value: 1.03, confirmed: true, sources: ['shah2018'] },
			{ name: 'mean and SD at the start of therapy', value: [19.28, 3.921], confirmed: true, sources: ['shah2018'] },
			{ name: 'Health Survey for England: mean, men', value: 23.7, confirmed: true, sources: ['hse-norms'] },
			{ name: 'Health Survey for England: mean, women', value: 23.2, confirmed: true, sources: ['hse-norms'] },
			{ name: 'Health Survey for England: median', value: 23.2, confirmed: true, sources: ['hse-norms'] },
			{ name: 'Health Survey for England: people', value: 27169, confirmed: true, sources: ['hse-norms'] }
		]
	},
	licence: {
		owner: 'University of Warwick (older notices: with NHS Health Scotland and the University of Edinburgh)',
		status: 'registration',
		wording: 'after-registration',
		terms: 'As WEMWBS: registration with the owner before use.',
		confirmed: 'registration confirmed, fee terms not'
	},
	translations: unconfirmed('as WEMWBS'),
	notes: [
		'Some software stores the raw sum only: ask which one it was before comparing scores.',
		'Metric scores are decimals: round differences before ranking them.'
	],
	sources: [
		{
			key: 'warwick-guidance',
			address: 'https://warwick.ac.uk/fac/med/research/platform/wemwbs/researchers/guidance/'
		},
		{ key: 'swemwbs-table-code', address: 'a public code base that carries the table (one project, so one source)' },
		{ key: 'swemwbs-items-code', address: 'a public code base that names the topics of the seven items' },
		{ key: 'shah2018', address: 'https://hqlo.biomedcentral.com/articles/10.1186/s12955-018-1060-2' },
		{ key: 'hse-norms', address: 'https://doi.org/10.1007/s11136-016-1454-8' },
		{
			key: 'lam2025',
			address: 'https://www.frontiersin.org/journals/psychiatry/articles/10.3389/fpsyt.2025.1674009/full'
		}
	]
});
