import { defineMeasure, itemsOf, numbers } from '../define-measure.ts';
import { seen, unconfirmed } from '../evidence.ts';

const positive = [1, 3, 4, 7, 8, 12];
const negative = [2, 5, 6, 9, 10, 11];
const stored = [0, 1, 2, 3];

/** GHQ-12: 12 items stored as 0–3 in printed order; counted 0-0-1-1 (0–12) or 0-1-2-3 (0–36), higher is worse. */
export const ghq12 = defineMeasure({
	id: 'ghq12',
	name: 'General Health Questionnaire, 12 items (GHQ-12)',
	version: '1.0.0',
	items: itemsOf(12, stored),
	itemEvidence: {
		count: { confirmed: true },
		values: { confirmed: true },
		reversed: {
			confirmed: true,
			note: 'On every item the first printed option is the healthy end, so nothing is turned. Items 1, 3, 4, 7, 8 and 12 are the positive ones: turn them only if the answers were captured on one common agreement scale.'
		}
	},
	range: seen([0, 12], { note: 'by the method "ghq"' }),
	direction: seen('higher-worse'),
	recall: seen('recently, the past few weeks, against the usual state'),
	methods: [
		{
			id: 'ghq',
			name: 'GHQ scoring, 0-0-1-1',
			range: [0, 12],
			points: [{ items: numbers(1, 12), from: stored, to: [0, 0, 1, 1] }],
			confirmed: true,
			sources: ['ghq-donath']
		},
		{
			id: 'likert',
			name: 'Likert scoring, 0-1-2-3',
			range: [0, 36],
			points: [{ items: numbers(1, 12), from: stored, to: [0, 1, 2, 3] }],
			confirmed: true,
			sources: ['ghq-donath']
		},
		{
			id: 'cghq',
			name: 'C-GHQ scoring, positive items 0-0-1-1, negative items 0-1-1-1',
			range: [0, 12],
			points: [
				{ items: positive, from: stored, to: [0, 0, 1, 1] },
				{ items: negative, from: stored, to: [0, 1, 1, 1] }
			],
			confirmed: true,
			sources: ['ghq-donath']
		}
	],
	missing: { rule: 'complete', confirmed: false, note: 'all 12 in UK surveys' },
	missingAlternatives: [{ rule: 'zero', confirmed: false, note: 'the manual counts an omitted item as 0' }],
	settings: ['missing'],
	bands: [
		{ from: 0, to: 0, label: 'no evidence of a disorder', method: 'ghq', confirmed: false },
		{ from: 1, to: 3, label: 'less than optimal', method: 'ghq', confirmed: false },
		{ from: 4, to: 12, label: 'possible disorder', method: 'ghq', confirmed: false }
	],
	thresholds: [
		{
			id: 'uk-surveys',
			name: 'UK health surveys',
			op: '>=',
			value: 4,
			method: 'ghq',
			confirmed: true,
			sources: ['ghq-ark']
		},
		{ id: 'three', name: 'also in use', op: '>=', value: 3, method: 'ghq', confirmed: false },
		{ id: 'likert-local', name: 'local use only', op: '>=', value: 12, method: 'likert', confirmed: false }
	],
	change: {
		criteria: [],
		figures: [{ name: 'alpha, lowest and highest seen', value: [0.82, 0.9], confirmed: false }]
	},
	licence: {
		owner: 'GL Assessment',
		status: 'paid',
		wording: 'no',
		terms: 'The owner is confirmed; that the licence is paid for is not.',
		confirmed: 'owner confirmed, terms not',
		sources: ['ghq-gl']
	},
	translations: unconfirmed('licensed ones, Spanish among them'),
	facts: [
		{ name: 'positive items', value: positive, confirmed: true, sources: ['ghq-items'] },
		{ name: 'negative items', value: negative, confirmed: true, sources: ['ghq-items'] }
	],
	notes: ['Always keep the method with the score: the two ranges overlap.'],
	sources: [
		{ key: 'ghq-donath', address: 'https://doi.org/10.1046/j.1440-1614.2001.00869.x' },
		{ key: 'ghq-ark', address: 'https://ark.ac.uk/ylt/2007/Health/GHQ12CASE.html' },
		{ key: 'ghq-items', address: 'http://slideplayer.com/slide/3879755/' },
		{
			key: 'ghq-gl',
			address:
				'https://support.gl-assessment.co.uk/knowledge-base/assessments/general-health-questionnaire-support/about-the-general-health-questionnaire/'
		}
	]
});
