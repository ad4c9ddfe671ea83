import { defineMeasure, itemsOf } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

/** CORE-10: 10 items, 0–40, higher is worse; item 6 is the risk item. */
export const core10 = defineMeasure({
	id: 'core10',
	name: 'Clinical Outcomes in Routine Evaluation, 10 items (CORE-10)',
	version: '1.0.0',
	items: itemsOf(10, [0, 1, 2, 3, 4], { reversed: [2, 3] }),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true },
		reversed: { confirmed: true, note: 'items 2 and 3 are printed 4-3-2-1-0; store the printed value' }
	},
	range: seen([0, 40]),
	direction: seen('higher-worse'),
	recall: seen('last week'),
	missing: {
		rule: 'person-mean',
		maxMissing: 1,
		confirmed: '10 × the mean of the answered is confirmed; at most 1 missing is not',
		sources: ['camcops']
	},
	bands: [
		{ from: 0, to: 5, label: 'healthy', confirmed: false },
		{ from: 6, to: 10, label: 'low level', confirmed: false },
		{ from: 11, to: 14, label: 'mild', confirmed: false },
		{ from: 15, to: 19, label: 'moderate', confirmed: false },
		{ from: 20, to: 24, label: 'moderate to severe', confirmed: false },
		{ from: 25, to: 40, label: 'severe', confirmed: false }
	],
	thresholds: [
		{ id: 'clinical', name: 'clinical', op: '>=', value: 11, confirmed: true, sources: ['core10-2013'] },
		{
			id: 'depression',
			name: 'depression',
			op: '>=',
			value: 13,
			accuracy: { sensitivity: 0.92, specificity: 0.72 },
			confirmed: true,
			sources: ['core10-2013']
		}
	],
	riskItems: [
		{
			item: 6,
			when: { op: '>=', value: 1 },
			action: 'safety',
			confirmed: true,
			note: 'whatever the total'
		}
	],
	change: {
		criteria: [
			{
				id: 'reliable-90',
				kind: 'reliable',
				better: 6,
				worse: 6,
				confidence: 0.9,
				preferred: true,
				confirmed: true,
				sources: ['core10-2013']
			},
			{
				id: 'reliable-95',
				kind: 'reliable',
				better: 7,
				worse: 7,
				confidence: 0.95,
				confirmed: 'derived from the published alpha and SD: 6.75'
			}
		],
		figures: [
			{ name: 'alpha', value: 0.9, confirmed: true, sources: ['core10-2013'] },
			{ name: 'general population: n, mean, SD', value: [535, 4.7, 4.8], confirmed: true },
			{ name: 'clinical: n, mean, SD', value: [1835, 19.7, 7.7], confirmed: true },
			{ name: 'cut-off c', value: 10.46, confirmed: 'derived; agrees with the published 11' },
			{ name: 'SEM', value: 2.435, confirmed: 'derived' },
			{ name: 'standard error of a difference', value: 3.444, confirmed: 'derived' },
			{ name: 'reliable change at 90 % and 95 %', value: [5.66, 6.75], confirmed: 'derived' }
		]
	},
	licence: {
		owner: 'CORE System Trust',
		status: 'free',
		wording: 'unaltered',
		terms: 'CC BY-ND 4.0: unaltered, with credit; no adapted version and no translation of one’s own.',
		confirmed: true,
		sources: ['core10-novo']
	},
	translations: unconfirmed('approved by the owner, Spanish among them'),
	facts: [
		{ name: 'kinds of item: problem, functioning, risk (no subscale scores)', value: [6, 3, 1], confirmed: true }
	],
	sources: [
		{ key: 'core10-2013', address: 'https://doi.org/10.1080/14733145.2012.729069' },
		{
			key: 'core10-novo',
			address:
				'https://novopsych.com.au/assessments/outcome-monitoring/clinical-outcomes-in-routine-evaluation-10-core-10/'
		},
		{
			key: 'core10-measurely',
			address: 'https://measurely.com.au/outcome-measures/clinical-outcomes-in-routine-evaluation-10'
		},
		{ key: 'camcops', address: 'https://github.com/ucam-department-of-psychiatry/camcops (commit 56a303e1)' }
	]
});
